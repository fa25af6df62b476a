"""Stems of what pages do in more languages than `cues` holds, by the names of `cues`. None belongs to one publisher.

Most lines of these languages have a letter that English lacks; those without are known by a word of `PLAIN`.
"""

CUES = {
    "share": r"^udostępnij|^podziel się|^tweetnij|^sdíl(?:et|ej)|^dela\b.{0,30}$|^del (?:på|artikel|denne|med)|^jaa\b"
             r"|^megoszt|^paylaş|^поделит|^поділит|シェア|ツイート|^共有|リンクをコピー|^分享|^转发|^轉發|공유(?:하기)?$"
             r"|^แชร์|^kopi(?:uj|era|er|oi) l[iäe]nk|^kopírovat odkaz|^bağlantıyı|^compartilh|^envie|^copiar o link"
             r"|^skicka (?:till|vidare)|^teilen (?:sie )?(?:diesen|auf|via)|^distribuie",
    "subscribe": r"zapisz się|zapisy na|subskryb|odebírat|odběr|přihlaste se k|prenumerer|nyhetsbrev|nyhedsbrev"
                 r"|tilmeld|tilaa\b|uutiskirje|feliratkoz|hírlevél|abonează|abone ol|bülten|подпис(?:ат|ыв|ка на)"
                 r"|рассылк|підпис(?:ат|у)|розсилк|εγγραφ|メールマガジン|メルマガ|購読|会員登録|订阅|訂閱|电子报"
                 r"|電子報|뉴스레터|구독|สมัครรับ|จดหมายข่าว|ติดตามเรา|newsletterem|do skrzynki|zpravodaj e-?mail"
                 r"|do e-?mailu|i din inkorg|i (?:din )?indbakke|e-?posta (?:kutun|adres)|na sua caixa|^receba\b"
                 r"|cadastre-se|registra(?:te|ti) (?:per|para)|word abonnee|bli (?:prenumerant|abonnent)|ber om mejl",
    "follow": r"obserwuj(?:cie)? |polub(?:cie)? nas|śledź nas|sledujte (?:nás|náš)|följ (?:oss|med)|følg (?:os|oss|med)"
              r"|seuraa meitä|kövess|takip e[dt]|フォロー(?:する|して|お願い)|关注我们|關注我們|팔로우|acompanhe"
              r"|segue-nos"
              r"|siga[- ]nos|nos siga",
    "more": r"^\W*(?:czytaj (?:też|także|więcej|dalej)|zobacz (?:też|także|również)|przeczytaj|polecamy|powiązane"
            r"|(?:poprzedni|następny|kolejny|nowszy|starszy)[ea]? (?:wpis|tekst|artykuł|odcinek|post|recenzja)"
            r"|(?:předchozí|další|následující|starší|novější) (?:příspěvek|článek|díl|článk)|přečtěte si|další články"
            r"|čtěte (?:také|více|dále)|mohlo by vás|související|läs (?:också|mer|även|vidare)|les (?:også|mer"
            r"|videre)\b"
            r"|læs (?:også|mere|videre)|föregående\b|nästa (?:inlägg|text|artikel|avsnitt|visning|nummer)|forrige\b"
            r"|næste (?:indlæg|artikel|film|visning)|neste (?:innlegg|artikkel|film|visning)|flere (?:anmeldelser"
            r"|artikler)"
            r"|fler (?:recensioner|texter|artiklar)|mer (?:om|från|fra|av)\b|mere (?:om|fra)\b|relaterade?|du kanske"
            r"|lue (?:myös|lisää)|mest läs|mest les|olvas(?:d|sa) (?:el|tovább)|kapcsolódó|citește și|ayrıca oku"
            r"|ilgili (?:haber|yazı|içerik)|benzer (?:yazı|içerik|haber)|önceki yazı|sonraki yazı|bunlar da|devamını"
            r"|bunu da oku|читайте (?:также|ещё)|по теме|читайте також|предыдущ|следующ|διαβάστε"
            r"|関連(?:記事|リンク|作品)|おすすめ|人気記事|新着|最新記事|あわせて読|次の(?:記事|投稿)|前の(?:記事|投稿)"
            r"|もっと見る|こちらも|相关(?:阅读|文章|新闻)|相關(?:閱讀|文章|新聞)|延伸[阅閱]|推荐阅读|推薦閱讀|热门|熱門"
            r"|上一篇|下一篇|更多|관련 ?(?:기사|글)|추천 ?기사|많이 본|이전 글|다음 글|더보기"
            r"|อ่าน(?:ต่อ|เพิ่มเติม|เพิ่ม)|บทความที่เกี่ยวข้อง|ข่าวที่เกี่ยวข้อง"
            r"|(?:post|texto|artigo|crítica) (?:anterior|seguinte)|próxim[oa] (?:post|texto|artigo|sessão|episódio)"
            r"|navega(?:ción|ção) de|navigation (?:des articles|de l.article)|beitragsnavigation|navigazione articoli"
            r"|berichtnavigatie|nawigacja (?:po )?wpis|navigace pro|inläggsnavigering|indlægsnavigation"
            r"|innleggsnavigasjon|yazı (?:gezinmesi|dolaşımı)|投稿ナビゲーション|confira também|veja também|saiba mais"
            r"|(?:ältere|neuere)[rn]? (?:beitrag|artikel|beiträge)|artículo (?:anterior|siguiente)"
            r"|articolo (?:precedente|successivo)|(?:vorig|volgend)e? (?:bericht|artikel)|te recomendamos|sigue leyendo"
            r"|das könnte|lesetipps?|empfehlungen|zum weiterlesen|nos (?:autres )?critiques|dans la même rubrique"
            r"|otras (?:críticas|noticias)|ti potrebbe|sullo stesso)",
    "fund": r"postaw(?:cie)? (?:mi|nam|sobie) kaw|wesprzyj|wspieraj|wpłać|zrzutk|podpořte|přispějte|darujte"
            r"|stöd (?:oss|vår|vårt|bloggen)|bli medlem|swisha?\b|støt(?:te)? (?:os|oss|vores|vårt)|bliv medlem|bidra\b"
            r"|destek (?:ol|ver)|bağış|üye ol|apoi(?:e|ar)\b|contribua|faça uma doação|seja (?:membro|assinante)"
            r"|^doe (?:já|agora|uma|qualquer|mee)|поддерж(?:ите|ать)|donat|ご支援|応援(?:する|して)|投げ銭"
            r"|サポートする|赞助|贊助|후원"
            r"|hazte soci|hágase soci|devenez (?:membre|adhérent)|adhérez|diventa soci|word (?:lid|vriend|donateur)"
            r"|werde(?:n sie)? (?:mitglied|fördermitglied|unterstützer)|staň(?:te)? se|zostań (?:patron|człon)",
    "tags": r"^\W*(?:tagi|štítky|taggar|stikkord|emneord|avainsanat|címkék|etichete|etiketler|etiketter|etikett|теги"
            r"|метки|ετικέτες|タグ"
            r"|カテゴリー?|标签|標籤|关键词|關鍵字|태그|แท็ก|rubryka|kategori[ae]?r?|rubriky?|témata|ämnen|emner)\s*(?:[:：]|$)"
            r"|^\W*(?:etiquetad[oa]|otagowan|zařazen|opublikowan[oya]+ w (?:kategor|dzial)|publicerat i\b|publisert i\b"
            r"|udgivet i\b|étiqueté|verschlagwortet|taggat|gepost in|etichettat|marcad[oa] (?:como|con|com)\b"
            r"|kategorisiert|veröffentlicht (?:in|unter) \S+$)",
    "listen": r"^(?:posłuchaj|słuchaj|odtwórz|pobierz|poslechněte|přehrát|stáhnout|lyssna|ladda ner|lyt\b|hør\b"
              r"|last ned"
              r"|dinle|indir|ouça|ouvir|baixar|descargar|télécharger|herunterladen|downloaden|scarica|再生|ダウンロード"
              r"|聴く|reproducir|afspelen|abspielen|jetzt hören)\b.{0,40}$",
    "account": r"^(?:zaloguj|wyloguj|zarejestruj|přihlásit|registrovat|logga (?:in|ut)|log ?ind|logg inn|giriş|oturum"
               r"|kirjaudu|войти|ログイン|会員登録|登录|登入|로그인|fazer login|criar conta|mein konto|mon compte)\b",
    "back": r"^\W*(?:powrót|wróć|strona główna|do góry|zpět|nahoru|domů|tillbaka|till (?:startsidan|toppen)|tilbage"
            r"|til (?:forsiden|toppen)|tilbake|til toppen|başa dön|geri\b|ana sayfa|назад|наверх|ページトップ|トップへ"
            r"|一覧へ|返回|voltar|início$|haut de page|arriba$|nach oben)",
    "legal": r"polityka prywatności|regulamin$|ochrana osobních|integritetspolicy|personvern|privatlivspolitik"
             r"|tietosuoja|adatvéd|adatkezel|confidențialitate|gizlilik|конфиденциальн|απορρήτου|プライバシー"
             r"|利用規約|個人情報|お問い合わせ|隐私|隱私|使用条款|使用條款|服务条款|服務條款|개인정보|이용약관"
             r"|นโยบายความเป็นส่วนตัว|podmínky užití|^o nás$|^om oss$|^om os$|^redakcja$|^redakce$|^tiráž$|^künye$"
             r"|^iletişim$|^hakkımızda$|運営者|política de privacidade|termos de uso|fale conosco|expediente$"
             r"|ansvarlig (?:redaktør|udgiver)|ansvarig utgivare",
    "rights": r"wszelkie prawa|prawa zastrzeżone|všechna práva|alla rättigheter|alle rettigheder|alle rettigheter"
              r"|oikeudet pidätetään|minden jog|toate drepturile|tüm hakları|права защищены|права захищені"
              r"|無断転載|禁無断|版权所有|版權所有|未经授权|未經授權|禁止转载|禁止轉載|무단 ?전재|저작권자"
              r"|สงวนลิขสิทธิ์|riproduzione riservata|todos os direitos|alle rechten",
    "ad": r"^\W*(?:reklama|inzerce|annons|annonce|annonsørinnhold|reklam|広告|广告|廣告|publicidade|promoción"
          r"|ogłoszenie)\W*$"
          r"|artykuł sponsorowany|continua depois da pub|sponsorlu",
    "shop": r"\bbilet[yów]*\b|kup (?:bilet|książk|numer)|vstupenky|předprodej|biljett(?:er|köp)|billetter"
            r"|\bköp\b.{0,30}"
            r"|\bkøb\b.{0,30}(?:billet|nu|her)|kjøp billett|bilet al|satın al|ingressos|compre\b|kaarten (?:via|voor"
            r"|aan)"
            r"|\bzł\b|\bkč\b|\d ?(?:kr|sek|dkk|nok|tl|zł|kč|円|元)\b|チケット|購入|karten (?:an|unter|gibt)"
            r"|kartenvorverkauf",
    "print": r"^(?:drukuj|wydrukuj|wersja do druku|tisknout|vytisknout|skriv ut|udskriv|yazdır|印刷|打印"
             r"|인쇄)\b.{0,20}$",
    "discuss": r"^\W*(?:\d+ )?(?:komentarz[ey]?|dodaj komentarz|skomentuj|komentářů?|komentáře|přidat komentář"
               r"|kommentarer?|skriv en kommentar|lämna (?:en )?kommentar|kommentoi|kommentit|hozzászólás|comentarii"
               r"|yorum(?:lar)?|yorum yap|комментари|коментар|σχόλια|コメント|评论|評論|留言|댓글|ความคิดเห็น"
               r"|comentários?|deixe um comentário|reacties?|reageer|commenti|commento)\s*(?:[(（:：\d].{0,8})?$",
    "asks": r"^\W*(?:sonda\b|ankieta|głosuj|a (?:wy|wam|tobie)\b.{0,60}\?|napisz(?:cie)? (?:do|w)|daj(?:cie)? znać"
            r"|podzielcie|co sądzi|hlasujte|napište nám|co vy\b|vad tycker|rösta|skriv till oss|mejla|tipsa"
            r"|hvad synes|hva synes|stem\b|skriv til os|anket|siz ne|bize yaz|yorumlarda|enquete|o que você|conte pra"
            r"|escreva para|mande su?a|deixe su?a|qué te ha|cuéntanos|opina\W*$|vota(?:\W*$| (?:en|aquí|por|qui)\b)"
            r"|et vous\b|donnez votre|votre avis"
            r"|was (?:meint|denkt|hältst)|sag(?:t|en sie) uns|stimmen sie|e voi\b|dicci|dite la|wat vind|laat (?:het )?"
            r"|アンケート|感想(?:を|は)|お便り|どう思い)",
    "minutes": r"\d+ ?(?:分で読め|分钟阅读|分鐘閱讀|분 소요)|阅读时间|閱讀時間|czas czytania|\d min\w* czytania"
               r"|doba čtení"
               r"|lästid|læsetid|lesetid|okuma süresi|tempo de leitura|\d min\w* (?:läsning|læsning|lesing|okuma)"
               r"|この記事は約",
    "count": r"^\W*[\d.,]+ ?(?:udostępnie|wyświetle|polubie|odsłon|zobrazení|sdílení|delningar|visningar|gillar"
             r"|visninger"
             r"|likerklikk|görüntülenme|beğeni|paylaşım|visualizações|curtidas|compartilhamentos|いいね|ビュー|pv)",
    "help": r"zadzwoń|telefon (?:zaufania|wsparcia)|niebiesk\w+ lini|linka (?:bezpečí|důvěry|první)|jourhav|相談窓口"
            r"|ホットライン|热线|熱線|상담|สายด่วน|pomoc\w*\b|pomůže|krizov|mår du|behöver du|ring \d"
            r"|ringa? (?:till )?\d"
            r"|livslinien|mental helse|kirkens|hjelpetelefon|hjælp|hjälp\w*|destek hatt|yardım|ara(?:yın|yabilir)"
            r"|ligue\b|telefone \d|相談|いのちの電話|24 horas|de graça|atende",
    "picture": r"\bfot\.|\bzdj(?:\.|ęci[ae])|\bfoto\b|写真|撮影|提供|画像|剧照|劇照|图片|圖片|图源|사진|제공"
               r"|ภาพ(?:จาก|โดย|:)|kadr z|\bkadr\b|mat(?:\.|eriały) prasowe|snímek|záběr z|\bbild:|stillbild|pressbild"
               r"|pressefoto|fotoğraf|görsel|kare\b|cena de|divulgação|fotograma|場面写真|スチール|szenenbild"
               r"|szenenfoto",
    "hands": r"\b(?:rozmawiał[ai]?|rozmowę przeprowadzi|wywiad przeprowadzi|tłumaczył|przełożył|przekład|spisał[ai]?"
             r"|opracował|tekst ukazał|dziękuj|rozhovor (?:vedl|vznikl)|přeložil|překlad|připravil|děkuje"
             r"|intervjun (?:gjordes|är)|översättning|översatt|interviewet (?:er|blev)|intervjuet (?:ble|er)|oversat"
             r"|oversatt|oversettelse|söyleşi(?:yi)?|çeviren|çeviri|derleyen|entrevista (?:realizada|concedida|feita"
             r"|editada)|tradução|traduzid|colaborou|com agradecimentos|agradecimentos?|agradecemos"
             r"|entretien réalisé|propos recueillis|merci à|das (?:gespräch|interview) (?:führte|wurde)|mit dank"
             r"|wir danken|la entrevista|agradece|intervista (?:realizzata|raccolta|a cura)|a cura di|si ringrazia"
             r"|het (?:gesprek|interview) (?:vond|werd)|met dank)|^聞き手|取材・|構成：|翻訳|文責",
    "made": r"^\W*(?:(?:ten|niniejszy) (?:tekst|artykuł)|tekst (?:ukazał|pochodzi|jest|powstał)|(?:tento|text|článek) "
            r"(?:článek|text|vyšel|byl|vznikl)|text(?:en)? (?:är|har|ingår|publicerades)|(?:denna|den här) (?:text"
            r"|recension"
            r"|artikel)|(?:denne|teksten) (?:tekst|artikkel|anmeldelse|artikel|er|blev|ble|har)|artiklen|artikkelen"
            r"|bu (?:yazı|metin|eleştiri|söyleşi)|yazının|este (?:texto|artigo)|o texto|(?:der|dieser) text"
            r"|ce texte|le présent|este texto|il testo|dit (?:stuk|artikel)|de tekst|この(?:記事|文章|原稿)は|本稿は"
            r"|初出)",
    "printed": r"ukazał[ay]? się|pierwotnie|opublikowan|vyšel|vyšla|původně|publikován|publicerad|tidigare"
               r"|ursprungligen"
               r"|først (?:udgivet|publisert|trykt)|oprindeligt|opprinnelig|bragt i|trykt i|yayımlan|yayınlan|ilk kez"
               r"|publicado originalmente|初出|掲載",
    "leave": r"(?:by|with) (?:the )?(?:kind |generous )?permission|(?:kind|generous) permission|mit (?:freundlicher )?"
             r"genehmigung|avec l.aimable|aimable autorisation|por cortesía|con permiso|gentile concessione"
             r"|per concessione"
             r"|por gentileza|cortesia de|met (?:dank|toestemming)|za (?:zgodą|uprzejmą)|dzięki uprzejmości|se svolením"
             r"|s laskavým|med (?:vänligt )?tillstånd|venligst udlånt|med tillatelse|izniyle|の許可|ご提供|courtesy",
}  # fmt: skip

# Words without any such letter that lines of these languages begin with or hold.
_PLAIN = """
poprzedni kolejny nowszy starszy polecamy komentarze komentarz komentarzy skomentuj tagi kategoria regulamin
redakcja reklama wspieraj wesprzyj postaw kup bilety bilet ankieta sonda tekst rozmawia rozmawiał rozmawiała
przeczytaj udostepnij czytaj zobacz dodaj odcinek recenzja recenze recenzi autor autorka sdílet sdilet nahoru
domov text foto rubrika vstupenky inzerce dela del skriv bli bliv medlem svara svar kommentarer kommentar
kommentera prenumerera nyhetsbrev nyhedsbrev forrige neste nyheder anmeldelse anmeldelser recension recensioner
annons annonce annonser lyssna lyt last ned mer mere flere fler les tilmeld abonner abonnera stikkord emneord
taggar taggat publicerat publisert udgivet intervju interview intervjuet interviewet teksten artiklen artikkelen
artikeln texten denne denna oversat biljetter billetter swish swisha bidra logg logga log billet yorum yorumlar
etiketler etiketter udskriv drukuj etiket reklam haber haberler bu dinle indir yazan destek abone compartilhe
compartilhar compre ingressos apoie doe deixe comente leia veja confira receba assine siga acompanhe tags
publicidade enquete vote tradução traducao etiquetado etiquetada navegación navegacion gepost reageer reacties
reactie bericht kaarten word lid vriend verschlagwortet karten werde werden lesetipp lesetipps empfehlungen
mitglied beitragsnavigation adhérez devenez télécharger hazte hágase opina vota cuéntanos diventa dicci commenti
commento scarica merci entretien propos entrevista intervista gespräch courtesy permission genehmigung tillstånd
concessione cortesia cortesía toestemming uprzejmości izniyle dank ringrazia agradece agradecimentos dziękuje
ligue telefone atende ring ringa mår pressefoto pressbild szenenbild kadr snímek
"""
PLAIN = frozenset(_PLAIN.split())
