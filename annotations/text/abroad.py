"""Words of pages in more languages than `chrome` and `cues` hold: Polish, Czech, the Nordic languages, Hungarian,
Romanian, Turkish, Russian, Ukrainian, Greek, Japanese, Chinese, Korean, Thai.

They are of the same two strengths as there: `BUTTONS` are no text anywhere, `MENU` none above a title or below the last
sentence. None belongs to one publisher.
"""

MENU = """
strona główna|aktualności|wiadomości|recenzje|recenzja|wywiady|wywiad|seriale|filmy|felietony|zwiastuny|kontakt
|o nas|szukaj|zaloguj się|zaloguj|regulamin|polityka prywatności|reklama|forum|kultura|ogłoszenia|redakcja
|komentarze|więcej|czytaj także|polecane|najczęściej czytane|newsletter|úvod|domů|zprávy|recenze|rozhovory|seriály
|o nás|hledat|přihlásit|přihlásit se|ochrana osobních údajů|obchodní podmínky|nejčtenější|komentáře|štítky
|související|více|hem|nyheter|recensioner|recension|intervjuer|essäer|serier|om oss|sök|logga in|integritetspolicy
|kommentarer|läs mer|mest läst|relaterat|prenumerera|hjem|nyheder|anmeldelser|anmeldelse|interviews|om os|søg
|log ind|privatlivspolitik|cookiepolitik|læs mere|mest læste|søk|logg inn|personvern|les mer|mest lest|etusivu
|uutiset|arvostelut|arviot|haastattelut|sarjat|elokuvat|yhteystiedot|hae|kirjaudu|tietosuoja|tietosuojaseloste
|kommentit|lue lisää|kezdőlap|főoldal|hírek|kritika|kritikák|interjúk|sorozatok|kapcsolat|keresés|belépés
|bejelentkezés|adatvédelem|adatkezelés|hozzászólások|acasă|știri|recenzii|interviuri|despre noi|căutare
|autentificare|politica de confidențialitate|comentarii|ana sayfa|anasayfa|haberler|incelemeler|eleştiri|röportajlar
|diziler|filmler|hakkımızda|iletişim|ara|giriş yap|üye ol|gizlilik politikası|yorumlar|главная|новости|рецензии
|интервью|сериалы|кино|фильмы|о нас|о проекте|контакты|поиск|войти|регистрация|политика конфиденциальности
|архив|письма|о журнале|авторы|комментарии|читайте также|реклама|головна|новини|рецензії|інтерв ю
|серіали|про нас|пошук|увійти|коментарі|αρχική
|νέα|κριτικές|συνεντεύξεις|σειρές|ταινίες|επικοινωνία|αναζήτηση|σύνδεση|όροι χρήσης|πολιτική απορρήτου|σχόλια|トップ
|トップページ|ホーム|ニュース|新作レビュー|レビュー|映画レビュー|映画評|インタビュー|特集|コラム|連載|作品検索
|上映スケジュール|劇場情報|映画|ドラマ|アニメ|音楽|本|検索|メニュー|ログイン|新規登録|会員登録|マイページ
|お問い合わせ|運営会社|会社概要|利用規約|プライバシーポリシー|個人情報保護方針|広告掲載|サイトマップ|関連記事
|おすすめ記事|人気記事|ランキング|新着記事|最新記事|あわせて読みたい|次の記事|前の記事|一覧へ戻る|記事一覧|コメント
|コメントを書く|タグ|カテゴリー|アーカイブ|メールマガジン登録|メルマガ登録|もっと見る|首页|首頁|新闻|新聞|资讯|電影
|电影|影评|影評|剧集|劇集|专访|專訪|专题|專題|专栏|專欄|排行榜|搜索|搜尋|登录|登入|注册|註冊|关于我们|關於我們
|联系我们|聯絡我們|隐私政策|隱私政策|隱私權政策|使用条款|使用條款|服务条款|相关阅读|相關閱讀|相关文章|相關文章
|延伸阅读|延伸閱讀|推荐阅读|推薦閱讀|热门文章|熱門文章|评论|評論|留言|标签|標籤|上一篇|下一篇|更多|加载更多|返回首页
|返回顶部|版权声明|홈|뉴스|영화|리뷰|영화 리뷰|평론|인터뷰|기획|칼럼|연재|드라마|검색|로그인|회원가입|마이페이지
|회사소개|이용약관|개인정보처리방침|개인정보 처리방침|광고문의|광고 문의|제휴문의|관련 기사|관련기사|추천 기사
|많이 본 기사|인기 기사|최신 기사|댓글|태그|이전 글|다음 글|목록으로|더보기|청소년보호정책|หน้าแรก|ข่าว|รีวิว
|รีวิวหนัง|บทวิจารณ์|บทสัมภาษณ์|ซีรีส์|ภาพยนตร์|ค้นหา|เข้าสู่ระบบ|สมัครสมาชิก|เกี่ยวกับเรา|ติดต่อเรา
|นโยบายความเป็นส่วนตัว|บทความที่เกี่ยวข้อง|ข่าวที่เกี่ยวข้อง|เรื่องที่เกี่ยวข้อง|อ่านต่อ|แท็ก|ความคิดเห็น
"""
BUTTONS = """
udostępnij|udostępnij na facebooku|tweetnij|skopiuj link|kopiuj link|wydrukuj|drukuj|wyślij e mailem|odpowiedz
|dodaj komentarz|zapisz się|zapisz się na newsletter|przejdź do treści|obserwuj nas|sdílet|tweetnout|kopírovat odkaz
|tisknout|vytisknout|poslat e mailem|odpovědět|přidat komentář|přejít k hlavnímu obsahu|přejít k obsahu|dela
|dela artikeln|kopiera länk|skriv ut|svara|hoppa till innehållet|gå till innehåll|del artikel|kopier link|udskriv
|svar|del artikkelen|kopier lenke|jaa|jaa artikkeli|kopioi linkki|tulosta|vastaa|siirry sisältöön|megosztás
|megosztom|nyomtatás|válasz|hozzászólok|ugrás a tartalomhoz|distribuie|tipărește|răspunde|paylaş|yazdır|yanıtla
|cevapla|bağlantıyı kopyala|поделиться|распечатать|скопировать ссылку|ответить|подписаться|поширити|поділитися
|відповісти|κοινοποίηση|εκτύπωση|απάντηση|ツイート|ツイートする|はてブ|ブックマーク|シェアする|シェア|シェアする|共有|共有する|いいね|印刷|印刷する
|ブックマーク|保存|リンクをコピー|返信|返信する|フォロー|フォローする|ポスト|はてなブックマーク|lineで送る
|facebookでシェア|xでポスト|ページトップへ|本文へスキップ|コンテンツへスキップ|分享|分享到微信|分享到微博
|分享至facebook|转发|轉發|点赞|點讚|收藏|打印|列印|复制链接|複製連結|回复|回覆|回復|关注我们|關注我們|订阅|訂閱
|跳至内容|跳到主要内容|跳至主要內容|공유|공유하기|기사 공유|좋아요|인쇄|인쇄하기|스크랩|링크 복사|url 복사|답글
|답글 달기|구독|구독하기|본문 바로가기|글자 크기|แชร์|แชร์บทความ|ทวีต|คัดลอกลิงก์|พิมพ์|ตอบกลับ|กดติดตาม|ถูกใจ
|ข้ามไปยังเนื้อหา
"""
