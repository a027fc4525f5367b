//! The stages of a build as functions, each with what the one before it made, as [`careleaf::build::prepare`] and the cache
//! call them.

use std::{collections::BTreeMap, sync::Arc};

use careleaf::{
    World,
    check::{self, Measured, Subject, Targets},
    diagnostic::{Diagnostic, Parsed},
    domain::readability::{Lexicon, Measurer, Reading},
    parse::{
        config::{self, Config},
        document::{self, Document},
        reviews::Reviews,
        theme::{self, Theme, ThemeChoice},
    },
    render::plain,
    site::{Ingredients, Site, links::Resolver},
};
use rayon::prelude::*;

type Documents = Vec<Arc<Parsed<Document>>>;

/// What the stages of one build handed on to one another.
pub struct Steps {
    pub world: World,
    pub config: Config,
    pub theme: Theme,
    pub documents: Documents,
    pub site: Site,
    pub targets: Vec<Targets>,
    pub lexicon: Lexicon,
    pub readings: Vec<Reading>,
}

impl Steps {
    pub fn of(world: World) -> Self {
        let config = config::read(&world.files, &world.options).value;
        let theme = theme::read(&world.files, &ThemeChoice::of(&config)).value;
        let documents = parse(&world);
        let site = assemble(&world, &config, &theme, &documents);
        let targets = resolve(&site, &documents);
        let lexicon = Lexicon::new(&config.reading, []);
        let readings = read(&documents, &lexicon);
        Self { world, config, theme, documents, site, targets, lexicon, readings }
    }
}

/// Reads every page.
pub fn parse(world: &World) -> Documents {
    let pages: Vec<_> = world.files.iter().filter(|(path, _)| path.extension() == "md").collect();
    pages.into_par_iter().map(|(path, content)| Arc::new(document::read(path, content))).collect()
}

/// Makes a site of the pages.
pub fn assemble(world: &World, config: &Config, theme: &Theme, documents: &Documents) -> Site {
    let summaries: Vec<_> = documents.iter().map(|document| document.value.summary.clone()).collect();
    Site::assemble(Ingredients {
        summaries: &summaries,
        assets: BTreeMap::new(),
        brought_along: plain::brought_along(theme),
        config,
        locale: &theme.locale,
        today: world.today,
        drafts: world.options.drafts,
    })
}

/// Finds where every link leads.
pub fn resolve(site: &Site, documents: &Documents) -> Vec<Targets> {
    let resolver = Resolver::new(site);
    let of_document = |document: &Arc<Parsed<Document>>| {
        let Document { body, summary, .. } = &document.value;
        resolver.resolve_all(&summary.file, &body.links)
    };
    documents.par_iter().map(of_document).collect()
}

/// Measures the text of every page.
pub fn read(documents: &Documents, lexicon: &Lexicon) -> Vec<Reading> {
    let of_document = |measurer: &mut Measurer<'_>, document: &Arc<Parsed<Document>>| {
        let Document { source, body, .. } = &document.value;
        measurer.measure(source, &body.prose)
    };
    documents.par_iter().map_init(|| Measurer::new(lexicon), of_document).collect()
}

/// Finds all that is wrong with each page, with the site, and between pages.
pub fn check(steps: &Steps) -> Vec<Diagnostic> {
    let Steps { world, config, theme, documents, site, targets, lexicon, readings } = steps;
    let reviews = Reviews::default();
    let of_document = |((document, targets), reading): ((&Arc<Parsed<Document>>, &Targets), &Reading)| {
        let document = &document.value;
        let page = site.page_of_file(&document.summary.file);
        check::document(Subject {
            document,
            targets,
            site,
            config,
            callouts: &theme.callouts,
            review: reviews.newest(document).as_ref(),
            // Nobody has signed them.
            comparison: None,
            page,
            today: world.today,
            measured: Some(Measured { reading, lexicon }),
        })
    };
    let mut found: Vec<Diagnostic> = documents.par_iter().zip(targets).zip(readings).flat_map(of_document).collect();
    found.extend(check::site(site, config));
    let marks: Vec<_> = documents.iter().map(|document| site.glossary.marks_of(&document.value)).collect();
    let marks = marks.iter().map(Vec::as_slice);
    found.extend(check::between_pages(site, documents, &reviews, targets.iter(), marks));
    found
}
