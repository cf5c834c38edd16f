"""Short reports of our own in many languages, for telling languages and encodings."""

from __future__ import annotations

SAMPLES = {
    "en": (
        "The army said on Tuesday that its troops had taken three villages on the eastern bank of the river, and "
        "that the enemy had lost about 40 square kilometres since the start of the month. Officials in the "
        "capital have not confirmed the figures, which could not be checked, but they said fighting would go on "
        "for weeks."
    ),
    "uk": (
        "У вівторок командування повідомило, що підрозділи відійшли з двох сіл на східному березі річки, а "
        "противник за тиждень просунувся щонайбільше на чотири кілометри. Місцева влада закликає мешканців "
        "виїжджати, бо обстріли не вщухають уже третю добу. Ґрунтові дороги розмило, і техніка їде лише вночі."
    ),
    "zh-Hant": (
        "軍方週二表示，部隊已經從東岸的兩個村莊撤出，敵軍一週內最多推進四公里。當地政府呼籲居民儘速離開，因為砲擊"
        "已經持續三天。觀察人士認為，這場攻勢還會延續數週，雙方都沒有公布傷亡數字，外界也無法證實這些說法。"
    ),
    "zh-Hans": (
        "军方周二表示，部队已经从东岸的两个村庄撤出，敌军一周内最多推进四公里。当地政府呼吁居民尽快离开，因为炮击"
        "已经持续三天。观察人士认为，这场攻势还会延续数周，双方都没有公布伤亡数字，外界也无法证实这些说法。"
    ),
    "ja": (
        "軍は火曜日、部隊が川の東岸にある二つの村から撤退したと発表した。敵は一週間で最大四キロ前進したという。地"
        "元当局は住民に避難を呼びかけており、砲撃は三日間続いている。専門家は戦闘があと数週間続くとみている。"
    ),
    "ko": (
        "군은 화요일 부대가 강 동쪽 기슭의 두 마을에서 철수했다고 밝혔다. 적군은 일주일 동안 최대 4킬로미터를 "
        "전진한 것으로 알려졌다. 지방 정부는 주민들에게 대피하라고 촉구했으며, 포격은 사흘째 이어지고 있다. "
        "전문가들은 전투가 몇 주 더 계속될 것으로 본다."
    ),
    "ru": (
        "Во вторник командование сообщило, что подразделения отошли из двух сёл на восточном берегу реки, а "
        "противник за неделю продвинулся не более чем на четыре километра. Местные власти призвали жителей "
        "уехать, так как обстрелы не прекращаются уже третьи сутки, и это ещё не конец."
    ),
    "be": (
        "У аўторак камандаванне паведаміла, што падраздзяленні адышлі з дзвюх вёсак на ўсходнім беразе ракі, а "
        "праціўнік за тыдзень прасунуўся не больш чым на чатыры кіламетры. Мясцовыя ўлады заклікалі жыхароў "
        "выехаць."
    ),
    "bg": (
        "Във вторник командването съобщи, че подразделенията са се оттеглили от две села на източния бряг на "
        "реката, а противникът е напреднал с не повече от четири километра за седмица. Властите призоваха "
        "жителите да напуснат."
    ),
    "de": (
        "Am Dienstag teilte die Führung mit, dass die Truppen sich aus zwei Dörfern am östlichen Ufer des "
        "Flusses zurückgezogen haben und der Gegner in einer Woche höchstens vier Kilometer weit gekommen ist. "
        "Die Behörden haben die Bewohner aufgefordert, das Gebiet zu verlassen, weil der Beschuss nicht aufhört."
    ),
    "fr": (
        "Le commandement a annoncé mardi que les troupes s'étaient retirées de deux villages sur la rive "
        "orientale du fleuve et que l'ennemi n'avait progressé que de quatre kilomètres en une semaine. Les "
        "autorités ont appelé les habitants à partir, car les tirs ne cessent pas depuis trois jours."
    ),
    "es": (
        "El mando informó el martes de que las tropas se habían retirado de dos aldeas en la orilla oriental del "
        "río y de que el enemigo había avanzado como mucho cuatro kilómetros en una semana. Las autoridades "
        "pidieron a los vecinos que se marcharan, porque los bombardeos no cesan desde hace tres días."
    ),
    "it": (
        "Il comando ha annunciato martedì che le truppe si sono ritirate da due villaggi sulla riva orientale "
        "del fiume e che il nemico è avanzato al massimo di quattro chilometri in una settimana. Le autorità "
        "hanno chiesto agli abitanti di andarsene, perché i bombardamenti non cessano da tre giorni."
    ),
    "pt": (
        "O comando informou na terça-feira que as tropas se retiraram de duas aldeias na margem oriental do rio "
        "e que o inimigo não avançou mais do que quatro quilómetros numa semana. As autoridades pediram aos "
        "moradores que saíssem, porque os bombardeamentos não param há três dias."
    ),
    "nl": (
        "De legerleiding meldde dinsdag dat de troepen zich uit twee dorpen op de oostelijke oever van de rivier "
        "hebben teruggetrokken en dat de vijand in een week niet meer dan vier kilometer is opgeschoten. De "
        "autoriteiten riepen de bewoners op om te vertrekken."
    ),
    "pl": (
        "We wtorek dowództwo poinformowało, że oddziały wycofały się z dwóch wsi na wschodnim brzegu rzeki, a "
        "przeciwnik w ciągu tygodnia posunął się najwyżej o cztery kilometry. Władze wezwały mieszkańców do "
        "wyjazdu, bo ostrzał nie ustaje już od trzech dni."
    ),
    "cs": (
        "V úterý velení oznámilo, že se jednotky stáhly ze dvou vesnic na východním břehu řeky a že nepřítel za "
        "týden postoupil nejvýše o čtyři kilometry. Úřady vyzvaly obyvatele, aby odešli, protože ostřelování už "
        "třetí den neustává."
    ),
    "hu": (
        "A vezérkar kedden közölte, hogy a csapatok két faluból is visszavonultak a folyó keleti partján, és az "
        "ellenség egy hét alatt legfeljebb négy kilométert haladt előre. A hatóságok felszólították a lakosokat, "
        "hogy hagyják el a területet, mert a tűz nem csillapodik."
    ),
    "tr": (
        "Komutanlık salı günü birliklerin nehrin doğu yakasındaki iki köyden çekildiğini ve düşmanın bir haftada "
        "en çok dört kilometre ilerlediğini açıkladı. Yetkililer, bombardıman üç gündür sürdüğü için halka "
        "bölgeden ayrılma çağrısı yaptı."
    ),
    "ar": (
        "قالت القيادة يوم الثلاثاء إن القوات انسحبت من قريتين على الضفة الشرقية من النهر، وإن العدو تقدم أربعة "
        "كيلومترات على الأكثر في أسبوع. ودعت السلطات السكان إلى المغادرة لأن القصف لم يتوقف منذ ثلاثة أيام."
    ),
    "el": (
        "Η διοίκηση ανακοίνωσε την Τρίτη ότι οι δυνάμεις αποσύρθηκαν από δύο χωριά στην ανατολική όχθη του ποταμού."
    ),
    "he": ("הפיקוד הודיע ביום שלישי כי הכוחות נסוגו משני כפרים בגדה המזרחית של הנהר, וכי האויב התקדם ארבעה קילומטרים."),
}
