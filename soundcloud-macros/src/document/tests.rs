use super::*;

#[test]
fn our_own_document_has_25_operations() {
    let text = include_str!("../../../soundcloud-api/spec/soundcloud.yaml");
    let document = Document::parse(text).expect("a document");
    assert_eq!(document.operations.len(), 25);
    assert_eq!(document.dangling, []);
    assert_eq!(document.base, "");
    let tracks = &document.operations[0];
    assert_eq!(tracks.to_string(), "GET /tracks.json");
    assert_eq!(tracks.id.as_deref(), Some("tracks"));
    assert!(tracks.takes_key() && tracks.secured);
    let schema = document.schema("Track").expect("a schema");
    assert!(schema.properties().len() > 60);
}
