//! The OpenAPI 3.1 document, made from the list of commands.

use axum::Json;
use falaj_schema::error::WireError;
use falaj_schema::{Command, event::Event};
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

/// `GET /api/v1/openapi.json`.
pub async fn document() -> Json<Value> {
    Json(openapi())
}

fn openapi() -> Value {
    let settings = SchemaSettings::draft2020_12().with(|s| s.definitions_path = "/components/schemas".into());
    let mut generator = settings.into_generator();
    let error = generator.subschema_for::<WireError>();
    let event = generator.subschema_for::<Event>();
    let mut paths = Map::new();
    for command in Command::ALL {
        let (request, response) = command.schemas(&mut generator);
        paths.insert(format!("/api/v1/{}", command.as_str()), operation(*command, request, response));
    }
    paths.insert("/api/v1/events".into(), json!({ "get": {
        "operationId": "events",
        "summary": "What changes, as server-sent events.",
        "responses": { "200": { "description": "Events", "content": { "text/event-stream": { "schema": event } } } },
    }}));
    json!({
        "openapi": "3.1.0",
        "info": { "title": "Falaj", "version": env!("CARGO_PKG_VERSION") },
        "paths": paths,
        "components": {
            "schemas": generator.take_definitions(true),
            "securitySchemes": { "token": { "type": "http", "scheme": "bearer" } },
            "responses": { "Error": {
                "description": "What failed, where, and what to do",
                "content": { "application/json": { "schema": {
                    "type": "object", "required": ["error"], "properties": { "error": error },
                }}},
            }},
        },
        "security": [{ "token": [] }],
    })
}

fn operation(command: Command, request: schemars::Schema, response: schemars::Schema) -> Value {
    json!({ "post": {
        "operationId": command.as_str(),
        "summary": command.summary(),
        "x-falaj-role": command.role(),
        "x-falaj-reads": command.reads(),
        "x-falaj-stales": command.stales(),
        "requestBody": { "required": true, "content": { "application/json": { "schema": request } } },
        "responses": {
            "200": { "description": "Done", "content": { "application/json": { "schema": response } } },
            "default": { "$ref": "#/components/responses/Error" },
        },
    }})
}

#[cfg(test)]
mod tests {
    use super::*;

    fn references(value: &Value, out: &mut Vec<String>) {
        match value {
            Value::Object(map) => {
                if let Some(Value::String(reference)) = map.get("$ref") {
                    out.push(reference.clone());
                }
                map.values().for_each(|v| references(v, out));
            }
            Value::Array(items) => items.iter().for_each(|v| references(v, out)),
            _ => {}
        }
    }

    #[test]
    fn every_command_is_there_and_every_reference_leads_somewhere() {
        let document = openapi();
        assert_eq!(document["paths"].as_object().unwrap().len(), Command::ALL.len() + 1);
        let mut found = vec![];
        references(&document, &mut found);
        assert!(found.len() > Command::ALL.len());
        for reference in found {
            let pointer = reference.strip_prefix('#').unwrap();
            assert!(document.pointer(pointer).is_some(), "{reference} leads nowhere");
        }
    }
}
