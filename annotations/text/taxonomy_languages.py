"""What the categories are called in printed notices of other languages; English stands in `taxonomy`.

German, French, Spanish, Italian, Portuguese, Dutch, and the commonest words of Swedish, Danish, Norwegian, Polish,
Russian, Japanese, Chinese and Korean.
"""

ELSEWHERE = {
    "sexual-violence": (
        r"vergewaltig|sexuell\w* (?:gewalt|missbrauch|übergriff|nötigung|belästigung)|sexualisiert\w* gewalt"
        r"|missbrauch\b"
        r"|viols?\b|violences? sexuelle|agressions? sexuelle|abus sexuel|inceste"
        r"|violaci[óo]n|violencia sexual|abusos? sexual|agresi[óo]n(?:es)? sexual|acoso sexual|incesto"
        r"|stupr[oi]|violenz[ae] sessual|abus[oi] sessual|molesti"
        r"|estupro|viol[êe]ncia sexual|abuso sexual|assédio sexual"
        r"|verkrachting|seksueel (?:geweld|misbruik)|aanranding|incest"
        r"|våldtäkt|sexuellt? (?:våld|övergrepp)|voldtægt|voldtekt|overgrep|gwałt|przemoc seksualna|znásilnění"
        r"|изнасилован|сексуальн\w* насили|зґвалтуван|性暴力|性的暴行|レイプ|强奸|性侵|性暴力|성폭력|성폭행|강간"
        r"|gwał[tc]\w*|przemoc\w* seksualn\w+|molestowan\w+|znásilněn\w*|sexuáln\w+ násilí|seksuel\w* (?:vold"
        r"|overgreb)|seksuell\w* vold|tecavüz|cinsel (?:şiddet|istismar|saldırı)"
    ),
    "child-sexual-abuse": (
        r"kindesmissbrauch|sexuell\w* missbrauch von kindern|pädophil|pédocriminalité|pédophil"
        r"|abus sexuels? sur (?:mineur|enfant)"
        r"|abuso sexual (?:infantil|de menores)|pederast|pedofil|abusi sessuali su minori|abuso (?:sexual )?infantil"
        r"|kindermisbruik"
    ),
    "child-harm": (
        r"kindesmisshandlung|kindstod|vernachlässigung|gewalt gegen kinder|maltraitances? (?:infantile|d['’]enfant)"
        r"|mort d['’]un enfant"
        r"|maltrato infantil|muerte (?:de (?:un|una) niñ|infantil)|maltrattament\w+ (?:infantil|di minor)"
        r"|maus-tratos infantis"
        r"|kindermishandeling"
        r"|przemoc\w* wobec dzieci|śmier\w+ dziecka|smrt\w* dítěte|týrání dět\w*|barnmisshandel|børnemishandling"
        r"|barnemishandling|çocuk istismarı|morte de (?:uma )?criança|児童虐待|子どもの死"
    ),
    "abuse-control": (
        r"häusliche\w* gewalt|gefangenschaft|entführung|stalking|emotionale\w* (?:missbrauch|gewalt)"
        r"|violences? (?:conjugale|domestique)"
        r"|emprise|séquestration|enlèvement|harcèlement(?! sexuel)|violencia (?:doméstica|de género|machista)"
        r"|secuestro|maltrato(?! (?:animal|infantil))"
        r"|violenza domestica|sequestro|rapimento|violência doméstica|huiselijk geweld|ontvoering"
        r"|våld i nära relationer"
        r"|vold i hjemmet|przemoc domowa|домашн\w* насили|가정폭력|家庭暴力"
        r"|przemoc\w* domow\w+|domácí\w* násilí|vold i (?:nære relasjoner|familien)|aile içi şiddet|maltrattament\w+"
        r"|家庭内暴力|監禁"
    ),
    "gore-mutilation": (
        r"\bblut|verstümmel|folter|amputation|mutilation|torture|\bsang\b|tortura|mutilaci[óo]n|sangre|mutilazion"
        r"|sangue\b|amputaci"
        r"|mutilaç|marteling|foltering|verminking|bloed\b|tortyr|tortur\b|okaleczen|tortury|пытк|увечь|拷問|流血|고문"
        r"|\bkrew\b|krw[ią]\w*|tortur\w*|\bkrev\b|mučen\w+|\bblod\b|tortur\w*|işkence|残酷"
    ),
    "violence": (
        r"(?<!sexuelle )(?<!sexualisierte )(?<!häusliche )\bgewalt(?:darstellung\w*|tat\w*)?\b|\bmord\b"
        r"|violences\b(?! (?:sexuelle|conjugale|domestique))"
        r"|meurtre|violencia\b(?! (?:sexual|doméstica|de género|machista))|asesinato|violenz[ae]\b(?! (?:sessual"
        r"|domestica))|omicidi"
        r"|violência\b(?! (?:sexual|doméstica))|assassinato|homicídio|(?<!seksueel )(?<!huiselijk )geweld|moord"
        r"|våld\b|\bvold\b|przemoc\b(?! (?:seksualna|domowa))"
        r"|morderstwo|násilí|убийств|(?<!сексуальное )(?<!домашнее )насили|(?<!性)(?<!家庭)暴力|살인|폭력(?!성)"
        r"|przemoc\w*|morderst\w+|zabójst\w+|násiln\w+|vražd\w+|\bmord\b|\bdrap\b|\bvoldsom\w*|şiddet|cinayet|殺人"
    ),
    "body-horror": (
        r"erbrechen|insekten|ungeziefer|körperhorror|vomi|insectes|v[óo]mito|insectos|insetti|insetos|braken|insecten"
    ),
    "self-harm-suicide": (
        r"su[iï]zid|selbstmord|selbsttötung|selbstverletz|automutilation|suicidio|autolesi|suicídio|automutila"
        r"|zelfmoord|zelfdoding"
        r"|zelfbeschadiging|självmord|självskad|selvmord|selvskad|samobójstw|samookalecz|sebevražd|sebepoškoz"
        r"|самоубийств|суицид"
        r"|самогубств|自殺|自杀|자살|자해|自傷|itsemurha|intihar"
        r"|samobój\w+|sebevra\w+|selvmord\w*|özkıyım|kendine zarar"
    ),
    "mental-health": (
        r"psychische\w* (?:erkrankung|krankheit)|essstörung|depression|psychose|panikattacke|troubles? (?:mentaux"
        r"|psychique|alimentaire)"
        r"|dépression|enfermedad mental|trastorno|depresi[óo]n|disturb[oi] (?:alimentar|mental)|malattia mentale"
        r"|doença mental|transtorno"
        r"|eetstoornis|psychische (?:problemen|ziekte)"
        r"|depresj\w+|choro\w+ psychiczn\w+|zaburze\w+ (?:odżywiania|psychiczn\w+)|depres[ei]\w*|duševní\w* (?:nemoc"
        r"|onemocnění)|psykisk\w* (?:ohälsa|sjukdom|sygdom|lidelse)|ätstörning\w*|spiseforstyrrels\w+|depresyon"
        r"|ruhsal|うつ|精神疾患"
    ),
    "drugs-alcohol": (
        r"drogen|alkohol|überdosis|vergiftung|drogues?\b|alcool|overdose|empoisonnement|drogas?\b|sobredosis"
        r"|envenenamiento|drogh[ae]"
        r"|avvelenamento|álcool|verslaving|vergiftiging|narkotyk|наркотик|алкогол"
        r"|narkoty\w+|alkohol\w*|drog\w*\b|narkotika|droger|stoffer|rusmis\w+|misbruk|uyuşturucu|alkol|薬物|アルコール"
    ),
    "sex-nudity": (
        r"nacktheit|sexszene|explizite\w* sex|nudité|scènes? de sexe|sexe explicite|desnud|escenas? de sexo"
        r"|sexo expl[íi]cito"
        r"|nudità|scene di sesso|nudez|cenas de sexo|naaktheid|seksscène"
        r"|nagoś\w+|scen\w+ (?:erotyczn\w+|seks\w*)|nahot\w+|sexuální scén\w+|nakenhet|sexscen\w*|nøgenhet|nøgenhed"
        r"|nakenhet|sexscen\w+|çıplaklık|cinsellik|性描写|裸"
    ),
    "hate-discrimination": (
        r"rassis|sexismus|frauenfeindlich|homophob|transphob|antisemit|racisme|sexisme|misogyn|racismo|machismo"
        r"|sexismo|misogini|homofob"
        r"|transfob|razzismo|omofobia|seksisme|rasism|расизм|гомофоб"
        r"|rasi[zs]\w+|rasist\w*|homofobi\w*|antysemity\w+|antisemiti\w+|ırkçılı\w+|差別|人種"
    ),
    "death-grief": (
        r"\btod\b|trauer\b|sterben|\bdeuil|\bmort\b|duelo\b|muerte\b|\blutto\b|\bmorte\b|\bluto\b|rouw\b|\bdood\b"
        r"|smierć|śmierć|смерт"
        r"|śmier\w+|żałob\w+|\bsmrt\w*|zármut\w*|úmrtí|\bdöd\b|\bdöden\b|\bsorg\b|\bdød\b|\bdøden\b|\bdødsfald\b|\bdødsfall\b|\bölüm\w*|\byas\b|\bmortes\b|死別|(?<!必)死(?:を|が|の描写)"
    ),
    "animal-harm": (
        r"tierquälerei|gewalt gegen tiere|tod eines tieres|tierleid|cruauté (?:envers les animaux|animale)"
        r"|mort d['’]un animal|maltraitance animale"
        r"|maltrato animal|crueldad animal|muerte (?:de (?:un )?)?animal|maltrattamento (?:di |degli )?animali"
        r"|crueldade (?:contra )?anima"
        r"|maus-tratos (?:a )?animais|dierenmishandeling|dierenleed"
        r"|śmier\w+ (?:zwierz\w+|psa|kota)|przemoc\w* wobec zwierząt|okrucie\w+ wobec zwierząt|týrání zvířat"
        r"|smrt\w* zvířete|djurplågeri|våld mot djur|dyremishandling|dyreplageri|hayvan(?:lara)? (?:şiddet|zulüm"
        r"|eziyet)|mort\w+ de (?:um )?anima\w+|動物(?:虐待|の死)"
    ),
    "reproductive": (
        r"fehlgeburt|abtreibung|schwangerschaft|totgeburt|fausse couche|avortement|aborto|embarazo|gravidanza"
        r"|gravidez|miskraam|zwangerschap"
        r"|poronieni\w+|aborcj\w+|ciąż\w+|potrat\w*|těhotenst\w+|missfall|abort\b|kejsarsnitt|düşük yap\w*|kürtaj"
        r"|hamilelik|流産|妊娠|中絶"
    ),
    "sensory": (
        r"lichtblitze|stroboskop|blitzlicht|épilep|lumières? (?:clignotante|stroboscopique)|luces (?:intermitentes"
        r"|estroboscópicas)|epilepsi"
        r"|luci (?:stroboscopiche|lampeggianti)|luzes (?:piscantes|estroboscópicas)|flitslicht"
        r"|migając\w+ świat\w+|stroboskop\w*|blikající\w*|blinkande ljus|blinkende lys|stroboskop\w*|yanıp sönen"
        r"|luzes piscando|flaş ışık|点滅|フラッシュ"
    ),
}  # fmt: skip
