use super::*;

/// The flaw of a drawing, with the namespaces that its marks may use.
fn flaw_of(text: &str) -> Option<Flaw> {
    let declarations = "<svg xmlns:xlink='http://www.w3.org/1999/xlink' xmlns:h='http://www.w3.org/1999/xhtml'";
    let text = text.replacen("<svg", declarations, 1);
    read(&text).unwrap_or_else(|_| panic!("{text}")).flaw.map(|(flaw, _)| flaw)
}

/// What is published of a drawing without a flaw.
fn published(text: &str) -> String {
    let drawing = read(text).unwrap_or_else(|broken| panic!("{broken:?} {text}"));
    assert_eq!(drawing.flaw, None, "{text}");
    drawing.cleaned.unwrap_or_else(|| text.to_owned())
}

#[test]
fn drawings_say_how_large_they_are() {
    for (text, size) in [
        ("<?xml version=\"1.0\"?><svg width=\"10px\" height=\"20.4\"/>", Some((10, 20))),
        ("<!-- c --><svg viewBox=\"0,0 30 40\"><g/></svg>", Some((30, 40))),
        ("<s:svg xmlns:s=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"2\"></s:svg>", Some((1, 2))),
        ("\u{feff}<svg width=\"100%\" height=\"100%\"/>", None),
    ] {
        let found = read(text).map(|drawing| drawing.dimensions.map(|size| (size.width, size.height)));
        assert_eq!(found, Ok(size), "{text}");
    }
}

#[test]
fn what_is_no_drawing_is_told_where_it_stops_being_one() {
    for (text, at) in [
        ("not a drawing", 0),
        ("<html><svg/></html>", 0),
        ("<svg><g></svg>", 8),
        ("", 0),
        ("<svg><g>", 8),
        ("<svg><g a=b onload='c'/></svg>", 5),
        ("<svg>&nbsp;</svg>", 5),
        ("<svg a='&b;'/>", 0),
        ("<?xml version='1.0' encoding='ISO-2022-JP'?><svg/>", 0),
    ] {
        assert_eq!(read(text).err(), Some(NoDrawing { at }), "{text}");
    }
}

#[test]
fn a_drawing_that_does_more_is_found() {
    use Flaw::{Definitions, Fetch, Link, NoPicture, OtherFile, Page, PictureMetadata, Script, Unknown};
    for (text, flaw) in [
        ("<svg><script>alert(1)</script></svg>", Script),
        ("<svg><s:script/></svg>", Script),
        ("<svg xmlns='http://www.w3.org/2000/svg'><metadata><script/></metadata></svg>", Script),
        ("<svg onload=\"alert(1)\"/>", Script),
        ("<svg><a href=\" java&#10;script:alert(1)\">x</a></svg>", Script),
        ("<svg><a xlink:href='data:text/html,x'>x</a></svg>", Script),
        ("<svg><a href='file:///C:/me'>x</a></svg>", Link),
        ("<svg><set to=\"javascript:alert(1)\"/></svg>", Script),
        ("<svg><animate attributeName='href' values='x;javascript:alert(1)'/></svg>", Script),
        ("<svg><set attributeName='onclick' to='a'/></svg>", Script),
        ("<svg><image><set attributeName='href' to='https://a.example/'/></image></svg>", Fetch),
        ("<svg><image><set attributeName='x:href ' to='a.png'/></image></svg>", Fetch),
        ("<svg><animate attributeName='fill' to='url(https://a.example/)'/></svg>", Fetch),
        ("<svg><image xlink:href=\"https://a.example/b.png\"/></svg>", Fetch),
        ("<svg><image href='\\\\a.example/b.png'/></svg>", Fetch),
        ("<svg><image href='/\\a.example/b.png'/></svg>", Fetch),
        ("<svg><image href='ftp://a.example/b.png'/></svg>", Fetch),
        ("<svg><image href='b.png'/></svg>", Fetch),
        ("<svg><image href='data:image/png,x'/></svg>", NoPicture),
        ("<svg><image href='data:image/svg+xml,x'/></svg>", OtherFile),
        ("<svg><image href='data:image/png,II*%00'/></svg>", PictureMetadata),
        ("<svg><use href=\"//a.example/b.svg#c\"/></svg>", Fetch),
        ("<svg xml:base='https://a.example/'><use href='#b'/></svg>", Fetch),
        ("<svg><style>@import 'a.css';</style></svg>", Fetch),
        ("<svg><style>&#64;import 'https://a.example/'</style></svg>", Fetch),
        ("<svg><style>@im<!-- a -->port 'a.css';</style></svg>", Fetch),
        ("<svg><style><desc/>@import 'a.css';</style></svg>", Unknown),
        ("<svg><style><![CDATA[a{fill:url( 'https://a.example/b')}]]></style></svg>", Fetch),
        ("<svg><style>a{background:image-set(\"https://a.example/\" 1x)}</style></svg>", Fetch),
        ("<svg><style>a{fill:url(/**/https://a.example/)}</style></svg>", Fetch),
        ("<svg><g style=\"fill:url(https://a.example/b)\"/></svg>", Fetch),
        ("<svg><g style='fill:u\\72l(https://a.example/)'/></svg>", Fetch),
        ("<svg><g fill='&#117;rl(https://a.example/)'/></svg>", Fetch),
        ("<svg><g clip-path='url(b.svg#c)'/></svg>", Fetch),
        ("<svg><foreignObject/></svg>", Page),
        ("<svg><h:img srcset='https://a.example/'/></svg>", Page),
        ("<svg><h:video poster='https://a.example/'/></svg>", Page),
        ("<svg><h:meta http-equiv='refresh' content='0;url=https://a.example/'/></svg>", Page),
        ("<svg><h:form action='https://a.example/'/></svg>", Page),
        ("<svg><metadata><h:script/></metadata></svg>", Page),
        ("<svg><i:a xmlns:i='urn:a'><h:script/></i:a></svg>", Page),
        ("<svg><p xmlns='&#104;ttp://www.w3.org/1999/xhtml'/></svg>", Page),
        ("<svg><h:a xmlns:h='urn:a'/><h:a/></svg>", Page),
        ("<svg><div/></svg>", Unknown),
        ("<?xml-stylesheet href=\"a.css\"?><svg/>", Fetch),
        ("<!DOCTYPE svg [<!ENTITY a \"b\">]><svg/>", Definitions),
        ("<!DOCTYPE svg [<!ATTLIST svg onload CDATA 'alert(1)'>]><svg/>", Definitions),
        ("<!DOCTYPE svg SYSTEM \"<\"><svg onload='a' id='>'/><svg/>", Definitions),
    ] {
        assert_eq!(flaw_of(text), Some(flaw), "{text}");
    }
}

#[test]
fn what_good_drawings_have_is_no_flaw() {
    let pixel = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";
    for text in [
        "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\"><svg/>",
        "<svg><a href=\"https://a.example/\">x</a><use href=\"#b\"/><g fill=\"url(#c)\"/></svg>",
        "<svg><a href='mailto:a@b.example'/><a href='risks/'/><a href='#b'/><a href='TEL:1'/></svg>",
        "<svg><style>a{fill:url(#b)}</style><text>one on two, @import url(https://a.example)</text></svg>",
        "<svg><style>/* @import url(https://a.example) */ @font-face{src:url(data:font/woff2;base64,AA)}</style></svg>",
        "<svg aria-label='Back\\slash url(https://a.example/)' data-name='C:\\one'/>",
        "<svg><filter id='a'><feColorMatrix values='1 0 0'/></filter><g filter=\"url('#a')\" xml:base=''/></svg>",
        "<svg><animate attributeName='r' values='1;2'/><set attributeName='xlink:href' to='#a'/></svg>",
        "<svg><image href='PIXEL'/><g style='cursor:url(\"PIXEL\"),auto'/><image href=''/></svg>",
        "<svg><flowRoot><flowRegion><rect/></flowRegion><flowPara>One</flowPara></flowRoot></svg>",
    ] {
        assert_eq!(flaw_of(&text.replace("PIXEL", pixel)), None, "{text}");
    }
}

/// As drawing programs write them; the drawings are invented.
#[test]
fn the_drawings_of_known_programs_are_published_without_their_users_names() {
    for (program, text, expected) in [
        ("Inkscape", include_str!("fixtures/inkscape.svg"), include_str!("fixtures/inkscape.published.svg")),
        ("Illustrator", include_str!("fixtures/illustrator.svg"), include_str!("fixtures/illustrator.published.svg")),
        ("Figma", include_str!("fixtures/figma.svg"), include_str!("fixtures/figma.svg")),
    ] {
        assert_eq!(published(text), expected, "{program}");
        assert_eq!(published(expected), expected, "{program}, again");
    }
    let editable = include_str!("fixtures/illustrator-editable.svg");
    assert_eq!(read(editable).unwrap().flaw.map(|(flaw, _)| flaw), Some(Flaw::Definitions));
}

#[test]
fn what_a_program_wrote_into_a_drawing_is_taken_out() {
    for (text, expected) in [
        ("<svg><metadata>Made by me</metadata><g/></svg>", "<svg><g/></svg>"),
        ("<svg><metadata><author>me</author><path/></metadata></svg>", "<svg></svg>"),
        ("<svg xmlns:i='urn:i'\n  i:name = \"C:\\me\"\n  width='1'/>", "<svg xmlns:i='urn:i'\n  width='1'/>"),
        (
            "<svg xmlns:i='urn:i'><i:a i:b='c'>d<i:e/></i:a><g i:b='c' id='d'/></svg>",
            "<svg xmlns:i='urn:i'><g id='d'/></svg>",
        ),
        // A part of the drawing may be named from elsewhere in it.
        (
            "<svg xmlns:i='urn:i'><i:a><g id='a' i:b='c'/></i:a></svg>",
            "<svg xmlns:i='urn:i'><i:a><g id='a'/></i:a></svg>",
        ),
        (
            "<!-- of Jane Doe --><svg data-name='Jane Doe'><?a Jane?><g id='a'><!-- record 0 --></g></svg><!--x-->",
            "<svg><g id='a'></g></svg>",
        ),
        ("<svg content='another drawing'><g content='a'/></svg>", "<svg><g content='a'/></svg>"),
        (
            "<svg xmlns:i='urn:i'><g xmlns:i='http://www.w3.org/2000/svg'/><i:a/></svg>",
            "<svg xmlns:i='urn:i'><g xmlns:i='http://www.w3.org/2000/svg'/></svg>",
        ),
    ] {
        assert_eq!(published(text), expected);
        assert_eq!(published(expected), expected);
    }
}

#[test]
fn a_photograph_in_a_drawing_loses_what_the_camera_wrote() {
    let jpeg = |comment: &[u8]| {
        let frame = b"\xff\xc0\0\x0b\x08\0\x10\0\x20\x01\x01\x11\0\xff\xda\0\x02d\xff\xd9";
        let file = [b"\xff\xd8", comment, &frame[..]].concat();
        format!("data:image/jpeg;base64,{}", base64::Engine::encode(&base64::prelude::BASE64_STANDARD, file))
    };
    let (clean, told) = (jpeg(b""), jpeg(b"\xff\xfe\0\x07Canon"));
    let drawing = |address: &str| format!("<svg><image  width='1' href='{address}' id='a'/></svg>");
    assert_eq!(published(&drawing(&told)), drawing(&clean));
    assert_eq!(published(&drawing(&told.replace("base64,/9", "base64,/&#10; %39"))), drawing(&clean));
    assert_eq!(published(&drawing(&clean)), drawing(&clean));
    let in_style = format!("<svg><style>a{{mask:url({told})}}</style></svg>");
    assert_eq!(flaw_of(&in_style), Some(Flaw::PictureMetadata));
}

#[test]
fn the_names_of_elements_are_in_order() {
    assert!(flaw::ELEMENTS.is_sorted());
}

#[test]
fn a_hostile_drawing_is_read_in_a_time_that_grows_with_it() {
    let deep = |open: &str, close: &str| format!("<svg>{}{}</svg>", open.repeat(50_000), close.repeat(50_000));
    for text in [
        deep("<g xmlns:a='urn:a' a:b='c'>", "</g>"),
        deep("<a:b xmlns:a='urn:a'>", "</a:b>"),
        deep("<metadata>", "</metadata>"),
        format!("<svg xmlns:a='urn:a'{}/>", " a:b='c'".repeat(50_000)),
        format!("<svg><style>{}</style></svg>", "&#64;<!-- -->".repeat(50_000)),
        format!("<svg>{}</svg>", "<g style='fill:url(#a)'/>".repeat(50_000)),
    ] {
        read(&text).unwrap();
    }
}
