use falaj_schema::dataset::ColumnType;
use falaj_schema::pipeline::{Component, Node, PortType};
use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::sketch::{Shelf, dataset};
use crate::{Plan, check, keys, plan, validate};

fn shelf() -> Shelf {
    Shelf(vec![dataset("d", &[("x", ColumnType::Real), ("y", ColumnType::Boolean)])])
}

fn file(value: Value) -> PipelineFile {
    serde_json::from_value(value).unwrap()
}

fn source() -> Value {
    json!({"id": "source", "kind": "source", "params": {"dataset": "d"}})
}

/// Rows above a bound, put in order; the bound is a setting.
fn above() -> Value {
    json!({
        "version": 0, "title": "Above",
        "inputs": [{"name": "rows", "port": "table"}],
        "outputs": [{"name": "kept", "of": "sorted"}],
        "parameters": [{"name": "where", "of": "filter.where"}],
        "nodes": [
            {"id": "filter", "kind": "filter", "params": {"where": "x > 1"}, "inputs": {"table": "rows"}},
            {"id": "sorted", "kind": "sort", "params": {"by": ["x"]}, "inputs": {"table": "filter"}},
        ]
    })
}

/// The source, `above` twice behind each other, and a split.
fn twice() -> PipelineFile {
    file(json!({
        "falaj_pipeline": 3, "name": "p",
        "parameters": [{"name": "bound", "of": "one.where"}],
        "nodes": [
            source(),
            {"id": "one", "kind": "component:above", "inputs": {"rows": "source"}},
            {"id": "two", "kind": "component:above", "params": {"where": "x > 2"}, "inputs": {"rows": "one.kept"}},
            {"id": "split", "kind": "split", "inputs": {"table": "two.kept"}},
        ],
        "components": {"above": above()},
    }))
}

/// A component around `above` that hands its setting on, used once.
fn nested() -> PipelineFile {
    let mut file = twice();
    let outer = json!({
        "version": 0, "title": "Outer",
        "inputs": [{"name": "in", "port": "table"}],
        "outputs": [{"name": "out", "of": "inner.kept"}],
        "parameters": [{"name": "bound", "of": "inner.where"}],
        "nodes": [{"id": "inner", "kind": "component:above", "inputs": {"rows": "in"}}],
    });
    file.components.insert("outer".into(), serde_json::from_value(outer).unwrap());
    file.nodes[1].kind = "component:outer".into();
    file.nodes[1].inputs = [("in".to_owned(), "source".to_owned())].into();
    file.nodes[2].inputs = [("rows".to_owned(), "one.out".to_owned())].into();
    file.parameters[0].of = "one.bound".into();
    file
}

fn planned(expanded: Expanded, to: Option<&str>) -> Result<Plan, Vec<Error>> {
    plan(expanded, &shelf(), to)
}

/// Id and key of each node.
fn work(expanded: Expanded) -> Vec<(String, String)> {
    planned(expanded, None).unwrap().nodes.into_iter().map(|node| (node.id, node.key)).collect()
}

fn set(file: &PipelineFile, settings: Value) -> Result<Expanded> {
    expand_with(file, settings.as_object().unwrap())
}

fn told(file: &PipelineFile) -> Vec<(Code, String, String)> {
    let of = |error: Error| {
        let place = *error.place;
        (error.code, place.node.unwrap_or_default(), place.param.unwrap_or_default())
    };
    validate(file, &shelf()).into_iter().map(of).collect()
}

fn one(file: &PipelineFile) -> (Code, String, String) {
    let mut told = told(file);
    assert_eq!(told.len(), 1, "{told:?}");
    told.remove(0)
}

fn here(code: Code, node: &str, param: &str) -> (Code, String, String) {
    (code, node.to_owned(), param.to_owned())
}

#[test]
fn components_are_the_work_of_the_same_nodes_written_out() {
    let sort =
        |id: &str, table: &str| json!({"id": id, "kind": "sort", "params": {"by": ["x"]}, "inputs": {"table": table}});
    let filter = |id: &str, text: &str, table: &str| json!({"id": id, "kind": "filter", "params": {"where": text}, "inputs": {"table": table}});
    let flat = file(json!({"falaj_pipeline": 1, "name": "p", "nodes": [
        source(), filter("f1", "x > 1", "source"), sort("s1", "f1"), filter("f2", "x > 2", "s1"), sort("s2", "f2"),
        {"id": "split", "kind": "split", "inputs": {"table": "s2"}},
    ]}));
    let keys = |file: &PipelineFile| work(expand(file)).into_iter().map(|(_, key)| key).collect::<Vec<_>>();
    assert_eq!(keys(&twice()), keys(&flat));
    assert_eq!(keys(&nested()), keys(&flat));
    let ids: Vec<_> = work(expand(&nested())).into_iter().map(|(id, _)| id).collect();
    assert_eq!(ids, ["source", "one/inner/filter", "one/inner/sorted", "two/filter", "two/sorted", "split"]);
}

#[test]
fn values_for_a_run_reach_the_settings_within() {
    let by_hand = |node: usize, name: &str, value: &str| {
        let mut file = nested();
        file.nodes[node].params.insert(name.into(), value.into());
        work(expand(&file))
    };
    let with = |settings: Value| work(set(&nested(), settings).unwrap());
    let expected = by_hand(1, "bound", "x > 7");
    for key in ["bound", "one.bound", "one/inner.where", "one/inner/filter.where"] {
        assert_eq!(with(json!({ key: "x > 7" })), expected, "{key}");
    }
    // What is nearest to the node counts.
    assert_eq!(with(json!({"bound": "x > 3", "one/inner/filter.where": "x > 7"})), expected);
    assert_eq!(with(json!({"two.where": null})), by_hand(2, "where", "x > 1"));
    let code = |settings: Value| set(&nested(), settings).unwrap_err();
    assert_eq!(code(json!({"bond": 1})).params["suggestion"], "bound");
    assert_eq!(code(json!({"bond": 1})).code, Code::ParameterUnknown);
    assert_eq!(code(json!({"one/iner.where": 1})).params["suggestion"], "one/inner");
    let mut none = nested();
    none.parameters.clear();
    assert_eq!(set(&none, json!({"bound": 1})).unwrap_err().params["suggested"], "none");
}

#[test]
fn a_wrong_value_is_told_where_it_was_given() {
    let mut file = nested();
    file.nodes[1].params.insert("bound".into(), "x >".into());
    assert_eq!(one(&file), here(Code::ExprSyntax, "one", "bound"));
    let stands = check(&file, &shelf());
    let unsound: Vec<_> = keys(&stands).unwrap().iter().map(Option::is_none).collect();
    assert_eq!(unsound, [false, true, true, true, true, true], "the node that has the value is not sound");
    file.nodes[1].params.clear();
    file.components.get_mut("outer").unwrap().nodes[0].params.insert("where".into(), "z > 1".into());
    assert_eq!(one(&file), here(Code::ExprUnknownName, "one/inner", "where"));
    file.components.get_mut("outer").unwrap().nodes[0].params.clear();
    file.components.get_mut("above").unwrap().nodes[0].params.insert("where".into(), "z > 1".into());
    file.nodes[2].params.clear();
    assert_eq!(told(&file), [here(Code::ExprUnknownName, "one/inner/filter", "where")]);
    let errors = planned(set(&nested(), json!({"one/inner/filter.where": "z > 1"})).unwrap(), None).unwrap_err();
    assert_eq!(errors[0].place.node.as_deref(), Some("one/inner/filter"));
}

#[test]
fn wrong_uses_are_told_at_the_node() {
    let with = |change: fn(&mut PipelineFile)| {
        let mut file = twice();
        change(&mut file);
        one(&file)
    };
    let missing = with(|file| file.nodes[1].kind = "component:abov".into());
    assert_eq!(missing, here(Code::ComponentMissing, "one", ""));
    let open = with(|file| file.nodes[1].inputs.clear());
    assert_eq!(open, here(Code::InputMissing, "one", "rows"));
    let unknown = with(|file| drop(file.nodes[1].inputs.insert("row".into(), "source".into())));
    assert_eq!(unknown, here(Code::InputUnknown, "one", "row"));
    let nobody = with(|file| drop(file.nodes[1].inputs.insert("rows".into(), "nobody".into())));
    assert_eq!(nobody, here(Code::NodeMissing, "one", "rows"));
    let setting = with(|file| drop(file.nodes[1].params.insert("wher".into(), "x > 1".into())));
    assert_eq!(setting, here(Code::ParamUnknown, "one", "wher"));
    let output = with(|file| drop(file.nodes[3].inputs.insert("table".into(), "two.kapt".into())));
    assert_eq!(output, here(Code::NodeMissing, "split", "table"));
    let whole = with(|file| drop(file.nodes[3].inputs.insert("table".into(), "two".into())));
    assert_eq!(whole, here(Code::NodeMissing, "split", "table"));
    let parameter = with(|file| file.parameters[0].of = "one.were".into());
    assert_eq!(parameter, here(Code::ExposedMissing, "", "bound"));
    let mut file = twice();
    file.nodes[3].inputs.insert("table".into(), "two".into());
    assert_eq!(validate(&file, &shelf())[0].params["suggestion"], "two.kept");
    let mut file = twice();
    file.components.get_mut("above").unwrap().inputs[0].port = PortType::Parts;
    assert_eq!(told(&file), [here(Code::InputType, "one", "rows"), here(Code::InputType, "two", "rows")]);
}

#[test]
fn wrong_definitions_are_told_where_they_are_used() {
    let with = |change: fn(&mut Component)| {
        let mut file = twice();
        file.nodes.truncate(2);
        change(file.components.get_mut("above").unwrap());
        one(&file)
    };
    let output = with(|above| above.outputs[0].of = "sortd".into());
    assert_eq!(output, here(Code::ExposedMissing, "one", ""));
    let parameter = with(|above| above.parameters[0].of = "filter.were".into());
    assert_eq!(parameter, here(Code::ExposedMissing, "one", "where"));
    let clash = with(|above| {
        let twin = json!({"id": "rows", "kind": "split", "inputs": {"table": "sorted"}});
        above.nodes.push(serde_json::from_value(twin).unwrap());
    });
    assert_eq!(clash, here(Code::NameTwice, "one", ""));
    let twin = with(|above| above.parameters.push(above.parameters[0].clone()));
    assert_eq!(twin, here(Code::NameTwice, "one", ""));
    let nobody = with(|above| drop(above.nodes[0].inputs.insert("table".into(), "source".into())));
    assert_eq!(nobody, here(Code::NodeMissing, "one/filter", "table"), "what is outside can't be read within");
    let stroke = with(|above| {
        above.nodes[1].id = "a/b".into();
        above.outputs[0].of = "a/b".into();
    });
    assert_eq!(stroke, here(Code::NameInvalid, "one/a/b", ""));
    let unused = with(|above| {
        let mut dangling: Node = above.nodes[0].clone();
        (dangling.id, dangling.disabled) = ("off".into(), true);
        dangling.inputs.insert("table".into(), "nobody".into());
        above.nodes.push(dangling);
        above.inputs.push(above.inputs[0].clone());
    });
    assert_eq!(unused, here(Code::NameTwice, "one", ""), "what is switched off is no trouble");
}

#[test]
fn a_component_within_itself_is_told_with_its_way() {
    let mut direct = nested();
    let outer = direct.components.get_mut("outer").unwrap();
    outer.nodes[0] =
        serde_json::from_value(json!({"id": "inner", "kind": "component:outer", "inputs": {"in": "in"}})).unwrap();
    outer.outputs[0].of = "inner.out".into();
    outer.parameters.clear();
    direct.parameters.clear();
    assert_eq!(one(&direct), here(Code::ComponentLoop, "one/inner", ""));
    let mut around = nested();
    let inner = json!({"id": "again", "kind": "component:outer", "inputs": {"in": "rows"}});
    around.components.get_mut("above").unwrap().nodes.push(serde_json::from_value(inner).unwrap());
    let errors = validate(&around, &shelf());
    assert_eq!(errors[0].params["way"], "outer → above → outer");
    assert_eq!(errors[1].params["way"], "above → outer → above");
    assert_eq!(errors.len(), 2, "{errors:?}");
    assert_eq!(planned(expand(&direct), Some("split")).unwrap_err()[0].code, Code::ComponentLoop);
}

#[test]
fn what_grows_without_end_is_refused() {
    let mut file = twice();
    file.parameters.clear();
    // Each contains two of the next: a million nodes, and none of them does anything.
    for level in 0..25 {
        let node = |id: &str| json!({"id": id, "kind": format!("component:c{}", level + 1)});
        let made = json!({"version": 0, "title": "", "nodes": [node("a"), node("b")]});
        file.components.insert(format!("c{level}"), serde_json::from_value(made).unwrap());
    }
    file.components
        .insert("c25".into(), serde_json::from_value(json!({"version": 0, "title": "", "nodes": []})).unwrap());
    let with = |kind: &str| {
        let mut file = file.clone();
        file.nodes[1] = serde_json::from_value(json!({"id": "one", "kind": kind})).unwrap();
        file.nodes.truncate(2);
        one(&file).0
    };
    assert_eq!(with("component:c0"), Code::PipelineTooLarge, "too deep");
    assert_eq!(with("component:c8"), Code::PipelineTooLarge, "too many");
}

#[test]
fn many_uses_of_one_component_are_written_out() {
    let mut file = twice();
    file.nodes.truncate(1);
    file.parameters.clear();
    for number in 0..1000 {
        let table = if number == 0 { "source".to_owned() } else { format!("n{}.kept", number - 1) };
        let node = json!({"id": format!("n{number}"), "kind": "component:above", "inputs": {"rows": table}});
        file.nodes.push(serde_json::from_value(node).unwrap());
    }
    assert_eq!(planned(expand(&file), None).unwrap().nodes.len(), 2001);
}

#[test]
fn names_may_be_of_any_script_and_signs_are_refused() {
    let named = |name: &str| {
        let mut file = twice();
        let above = file.components.remove("above").unwrap();
        file.components.insert(name.into(), above);
        file.nodes[1].kind = format!("component:{name}");
        file.nodes.truncate(2);
        told(&file)
    };
    assert_eq!(named("تنظيف الرحلات"), []);
    assert_eq!(named("🧹"), [here(Code::NameInvalid, "one", "")]);
    assert_eq!(named(&"n".repeat(200)), [here(Code::NameInvalid, "one", "")]);
    let mut file = twice();
    file.components.get_mut("above").unwrap().outputs[0].name = "🧹".into();
    file.nodes.truncate(2);
    assert_eq!(one(&file), here(Code::NameInvalid, "one", ""));
}

#[test]
fn to_runs_what_the_outputs_need_and_asks_for_no_more() {
    let mut file = twice();
    let extra = json!({"id": "extra", "kind": "split", "inputs": {"table": "sorted"}});
    file.components.get_mut("above").unwrap().nodes.push(serde_json::from_value(extra).unwrap());
    let ids = |to: &str| -> Vec<String> {
        planned(expand(&file), Some(to)).unwrap().nodes.into_iter().map(|node| node.id).collect()
    };
    let one = ["source", "one/filter", "one/sorted"];
    assert_eq!(ids("one"), one);
    assert_eq!(ids("one.kept"), one);
    assert_eq!(ids("one/extra"), ["source", "one/filter", "one/sorted", "one/extra"]);
    let mut wrong = file.clone();
    wrong.nodes[2].kind = "component:gone".into();
    assert_eq!(planned(expand(&wrong), Some("one")).unwrap().nodes.len(), 3);
    assert_eq!(planned(expand(&wrong), Some("split")).unwrap_err()[0].code, Code::ComponentMissing);
    assert_eq!(planned(expand(&wrong), Some("two")).unwrap_err()[0].code, Code::ComponentMissing);
    assert_eq!(planned(expand(&wrong), Some("two.kept")).unwrap_err()[0].code, Code::NodeMissing);
    let found = expand(&file);
    assert_eq!(found.position("one").unwrap(), found.position("one/sorted").unwrap());
    assert_eq!(found.position("on").unwrap_err().params["suggestion"], "one");
}

#[test]
fn a_component_is_switched_off_as_a_whole() {
    let mut file = twice();
    file.nodes[1].disabled = true;
    file.nodes[1].inputs.clear();
    file.components.get_mut("above").unwrap().nodes[0].params.insert("where".into(), "z >".into());
    let checked = check(&file, &shelf());
    assert_eq!(checked.errors, []);
    assert_eq!(checked.graph.running(), [0]);
    let errors = planned(expand(&file), Some("split")).unwrap_err();
    assert_eq!((errors[0].code, errors[0].params["by"].as_str()), (Code::NodeDisabled, "one"));
}

/// Filters and unions over one source, each reading earlier ones.
fn graphs() -> impl Strategy<Value = PipelineFile> {
    prop::collection::vec((any::<bool>(), any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..4u8), 1..9).prop_map(|made| {
        let mut nodes = vec![source()];
        for (number, (union, a, b, bound)) in made.into_iter().enumerate() {
            let id = |at: prop::sample::Index| nodes[at.index(nodes.len())]["id"].clone();
            let (a, b) = (id(a), id(b));
            nodes.push(match union {
                true => json!({"id": format!("n{number}"), "kind": "union", "inputs": {"top": a, "bottom": b}}),
                false => json!({"id": format!("n{number}"), "kind": "filter", "params": {"where": format!("x > {bound}")},
                                "inputs": {"table": a}}),
            });
        }
        file(json!({"falaj_pipeline": 1, "name": "p", "nodes": nodes}))
    })
}

/// The pipeline with some of its nodes made a component, whose filters are set from outside.
fn grouped(mut file: PipelineFile, mask: u16, name: &str) -> PipelineFile {
    let chosen = |at: usize| mask & (1 << at) != 0;
    let ids: HashSet<String> =
        file.nodes.iter().enumerate().filter(|(at, _)| chosen(*at)).map(|(_, node)| node.id.clone()).collect();
    let inside = |reference: &str| ids.contains(reference.split('.').next().unwrap());
    let (mut inner, mut outer): (Vec<Node>, Vec<Node>) = file.nodes.drain(..).partition(|node| ids.contains(&node.id));
    if inner.is_empty() {
        file.nodes = outer;
        return file;
    }
    let mut use_of = json!({"id": name, "kind": format!("component:{name}"), "params": {}, "inputs": {}});
    let (mut inputs, mut outputs, mut parameters) = (Vec::new(), Vec::new(), Vec::new());
    for node in &mut inner {
        for source in node.inputs.values_mut().filter(|source| !inside(source)) {
            let input = format!("in-{}", source.replace('.', "-"));
            use_of["inputs"][&input] = source.clone().into();
            if !inputs.iter().any(|one: &Value| one["name"] == input.as_str()) {
                inputs.push(json!({"name": input, "port": "table"}));
            }
            *source = input;
        }
        for (param, value) in node.params.iter_mut().filter(|(param, _)| *param != "dataset") {
            let exposed = format!("{}-{param}", node.id);
            use_of["params"][&exposed] = std::mem::replace(value, json!("x > 99"));
            parameters.push(json!({"name": exposed, "of": format!("{}.{param}", node.id)}));
        }
    }
    for source in outer.iter_mut().flat_map(|node| node.inputs.values_mut()).filter(|source| inside(source)) {
        let output = format!("out-{}", source.replace('.', "-"));
        if !outputs.iter().any(|one: &Value| one["name"] == output.as_str()) {
            outputs.push(json!({"name": output, "of": source.clone()}));
        }
        *source = format!("{name}.{output}");
    }
    let made = json!({"version": 0, "title": name, "inputs": inputs, "outputs": outputs, "parameters": parameters, "nodes": inner});
    file.components.insert(name.to_owned(), serde_json::from_value(made).unwrap());
    outer.push(serde_json::from_value(use_of).unwrap());
    file.nodes = outer;
    file
}

proptest! {
    #[test]
    fn making_components_of_nodes_changes_no_key(graph in graphs(), first in any::<u16>(), second in any::<u16>()) {
        let keys = |file: &PipelineFile| -> HashMap<String, String> {
            let last = |id: String| id.rsplit('/').next().unwrap_or_default().to_owned();
            work(expand(file)).into_iter().map(|(id, key)| (last(id), key)).collect()
        };
        let once = grouped(graph.clone(), first, "g");
        prop_assert_eq!(keys(&once), keys(&graph));
        let nested = grouped(once, second, "h");
        prop_assert_eq!(keys(&nested), keys(&graph));
    }
}
