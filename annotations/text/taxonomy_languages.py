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
    ),
    "abuse-control": (
        r"häusliche\w* gewalt|gefangenschaft|entführung|stalking|emotionale\w* (?:missbrauch|gewalt)"
        r"|violences? (?:conjugale|domestique)"
        r"|emprise|séquestration|enlèvement|harcèlement(?! sexuel)|violencia (?:doméstica|de género|machista)"
        r"|secuestro|maltrato(?! (?:animal|infantil))"
        r"|violenza domestica|sequestro|rapimento|violência doméstica|huiselijk geweld|ontvoering"
        r"|våld i nära relationer"
        r"|vold i hjemmet|przemoc domowa|домашн\w* насили|가정폭력|家庭暴力"
    ),
    "gore-mutilation": (
        r"\bblut|verstümmel|folter|amputation|mutilation|torture|\bsang\b|tortura|mutilaci[óo]n|sangre|mutilazion"
        r"|sangue\b|amputaci"
        r"|mutilaç|marteling|foltering|verminking|bloed\b|tortyr|tortur\b|okaleczen|tortury|пытк|увечь|拷問|流血|고문"
    ),
    "violence": (
        r"(?<!sexuelle )(?<!sexualisierte )(?<!häusliche )\bgewalt(?:darstellung\w*|tat\w*)?\b|\bmord\b"
        r"|violences\b(?! (?:sexuelle|conjugale|domestique))"
        r"|meurtre|violencia\b(?! (?:sexual|doméstica|de género|machista))|asesinato|violenz[ae]\b(?! (?:sessual"
        r"|domestica))|omicidi"
        r"|violência\b(?! (?:sexual|doméstica))|assassinato|homicídio|(?<!seksueel )(?<!huiselijk )geweld|moord"
        r"|våld\b|\bvold\b|przemoc\b(?! (?:seksualna|domowa))"
        r"|morderstwo|násilí|убийств|(?<!сексуальное )(?<!домашнее )насили|(?<!性)(?<!家庭)暴力|살인|폭력(?!성)"
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
    ),
    "mental-health": (
        r"psychische\w* (?:erkrankung|krankheit)|essstörung|depression|psychose|panikattacke|troubles? (?:mentaux"
        r"|psychique|alimentaire)"
        r"|dépression|enfermedad mental|trastorno|depresi[óo]n|disturb[oi] (?:alimentar|mental)|malattia mentale"
        r"|doença mental|transtorno"
        r"|eetstoornis|psychische (?:problemen|ziekte)"
    ),
    "drugs-alcohol": (
        r"drogen|alkohol|überdosis|vergiftung|drogues?\b|alcool|overdose|empoisonnement|drogas?\b|sobredosis"
        r"|envenenamiento|drogh[ae]"
        r"|avvelenamento|álcool|verslaving|vergiftiging|narkotyk|наркотик|алкогол"
    ),
    "sex-nudity": (
        r"nacktheit|sexszene|explizite\w* sex|nudité|scènes? de sexe|sexe explicite|desnud|escenas? de sexo"
        r"|sexo expl[íi]cito"
        r"|nudità|scene di sesso|nudez|cenas de sexo|naaktheid|seksscène"
    ),
    "hate-discrimination": (
        r"rassis|sexismus|frauenfeindlich|homophob|transphob|antisemit|racisme|sexisme|misogyn|racismo|machismo"
        r"|sexismo|misogini|homofob"
        r"|transfob|razzismo|omofobia|seksisme|rasism|расизм|гомофоб"
    ),
    "death-grief": (
        r"\btod\b|trauer\b|sterben|\bdeuil|\bmort\b|duelo\b|muerte\b|\blutto\b|\bmorte\b|\bluto\b|rouw\b|\bdood\b"
        r"|smierć|śmierć|смерт"
    ),
    "animal-harm": (
        r"tierquälerei|gewalt gegen tiere|tod eines tieres|tierleid|cruauté (?:envers les animaux|animale)"
        r"|mort d['’]un animal|maltraitance animale"
        r"|maltrato animal|crueldad animal|muerte (?:de (?:un )?)?animal|maltrattamento (?:di |degli )?animali"
        r"|crueldade (?:contra )?anima"
        r"|maus-tratos (?:a )?animais|dierenmishandeling|dierenleed"
    ),
    "reproductive": (
        r"fehlgeburt|abtreibung|schwangerschaft|totgeburt|fausse couche|avortement|aborto|embarazo|gravidanza"
        r"|gravidez|miskraam|zwangerschap"
    ),
    "sensory": (
        r"lichtblitze|stroboskop|blitzlicht|épilep|lumières? (?:clignotante|stroboscopique)|luces (?:intermitentes"
        r"|estroboscópicas)|epilepsi"
        r"|luci (?:stroboscopiche|lampeggianti)|luzes (?:piscantes|estroboscópicas)|flitslicht"
    ),
}  # fmt: skip
