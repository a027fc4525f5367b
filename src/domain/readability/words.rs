//! Words that the measuring knows by their use. A word may have several.

/// A form of “to be”, with which a passive begins.
pub const BE: u16 = 1;
/// A word that may stand between a form of “to be” and what is done: “is often used”.
pub const BETWEEN: u16 = 1 << 1;
/// What is done, in a form that does not end in -ed.
pub const PARTICIPLE: u16 = 1 << 2;
/// A word in -ed that says how something is rather than what is done to it.
pub const NO_PARTICIPLE: u16 = 1 << 3;
/// A word for people or for what is done to them: a sentence with one that has per cent in it is about how many of them.
pub const PEOPLE: u16 = 1 << 4;
/// A word whose full stop does not end a sentence.
pub const SHORTENED: u16 = 1 << 5;
/// An abbreviation that everybody knows, or a word that is written in capitals to be loud.
pub const KNOWN_IN_CAPITALS: u16 = 1 << 6;
/// “per”, “cent” and “percent”.
pub const PER: u16 = 1 << 7;
pub const CENT: u16 = 1 << 8;
pub const PERCENT: u16 = 1 << 9;
/// “there”, after which a form of “to be” begins no passive: “there is limited time”.
pub const THERE: u16 = 1 << 10;

/// A title before a name: Dr, Prof. What follows with a full stop is an initial.
pub const TITLE: u16 = 1 << 11;
/// “a.m.” and “p.m.”, which end a sentence unless a day follows.
pub const HALF_OF_DAY: u16 = 1 << 12;

/// The uses for which a word has to be looked at wherever it stands. The others matter only after certain words, or in
/// capitals.
pub const ALWAYS: u16 = BE | SHORTENED | THERE | TITLE;

/// The words of each use, in small letters.
pub const USES: &[(u16, &str)] = &[
    (BE, "is are was were be been being isn't aren't wasn't weren't isn’t aren’t wasn’t weren’t"),
    (
        BETWEEN,
        "not never also often sometimes usually always then still now only just already first mostly almost even soon \
         later again both all ever rarely",
    ),
    (
        PARTICIPLE,
        "beaten begun bitten blown bought brought built burnt caught chosen cut done drawn driven eaten felt fed fought \
         found forgotten given ground grown heard held hidden hit hurt kept laid led learnt left lent lit lost made meant \
         met mistaken paid put read seen sent set sewn shaken shot shown shut sold sought spent split spoken spread stolen \
         struck stuck sworn swept taken taught thrown told torn understood undone woken won worn wound written",
    ),
    // Those that tell of a state, those that name, and words that end in -ed and are no verbs.
    (
        NO_PARTICIPLE,
        "accustomed advanced affected aged alarmed annoyed ashamed based bed bleed blocked bored bruised called \
         closed committed complicated concerned confused connected crowded damaged dedicated delighted depressed detailed \
         determined dilated disabled disappointed distressed embarrassed engaged enlarged exceed excited exhausted \
         experienced feed finished focused frightened indeed infected inflamed inherited interested involved irritated \
         isolated limited located married mixed naked need numbed opposed pleased prepared proceed puzzled qualified \
         raised red related relaxed relieved retired satisfied scared seed shed skilled speed succeed \
         supposed surprised swollen tired unaffected unchanged unlimited unqualified unrelated upset varied weed \
         worried",
    ),
    (
        PEOPLE,
        "adults babies cases chance chances children clients everyone girls boys likelihood likely men mothers operations \
         patients people procedures rate rates risk risks someone treatments women",
    ),
    (SHORTENED, "approx dr e.g eg fig i.e ie incl max min mr mrs ms no prof st tel vs viz"),
    (
        KNOWN_IN_CAPITALS,
        "aids am bbc bmi bst cd covid cv diy dna dvd eu faq faqs gmt gp hiv id it mp nhs ok pc pdf pin pm rna sms tv uk \
         url us usa usb vat www \
         a all also and any are ask at before both but by call can cannot check do each for free from get go has have here \
         how if in is keep less more most must need never new no none not note now of off on once one only or our out read \
         see seek should so soon stop such take than that the their then there these they this those to too two up very \
         was we when which who why will with within yes you your i ii iii iv v vi vii viii ix x xi xii",
    ),
    (TITLE, "dr miss mr mrs ms prof professor"),
    (HALF_OF_DAY, "a.m p.m"),
    (PER, "per"),
    (CENT, "cent"),
    (PERCENT, "percent"),
    (THERE, "there"),
];

/// The days of the week.
const DAYS: [&[u8]; 7] = [b"Monday", b"Tuesday", b"Wednesday", b"Thursday", b"Friday", b"Saturday", b"Sunday"];

/// Whether a text begins with a day of the week, maybe after a space and signs: “, Mondays”.
pub fn begins_with_day(text: &[u8]) -> bool {
    let start = text.iter().take(4).position(u8::is_ascii_alphabetic).unwrap_or(text.len());
    DAYS.iter().any(|day| text[start..].starts_with(day))
}
