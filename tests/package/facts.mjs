// JSON Schemas of what the API states of itself, for ajv.

/** The API's own formats. The others are of JSON Schema, and ajv-formats checks them. */
const PATTERNS = {
  "iso4217-code": "^[A-Z]{3}$",
  "iso3166-alpha2": "^[A-Z]{2}$",
  "iso-3166-1": "^[A-Z]{2,3}$",
  "iso-18245": "^\\d{4}$",
  "phone-spaced": "^\\+?[\\d ]{5,20}$",
};

/** What a fact says in the words of JSON Schema. */
const SAME = ["minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "maxProperties"];

const ID = "facts";

/** Where the schema of an object stands that the facts name. */
export const reference = (name) => `${ID}#/$defs/${encodeURIComponent(name)}`;

/** The schema of one value. Null is allowed everywhere: the API sends it where something is missing. */
export function schemaOf(fact) {
  const types = [fact.type].flat();
  const schema = { type: [...types, "null"] };
  for (const name of SAME) if (name in fact) schema[name] = fact[name];
  // What only an older edition of the reference states is no ground to call an answer wrong.
  const holds = (name) => name in fact && !fact.older?.includes(name);
  if (holds("pattern")) schema.pattern = fact.pattern;
  if (holds("format")) Object.assign(schema, fact.format in PATTERNS ? { pattern: PATTERNS[fact.format] } : { format: fact.format });
  if (fact.values) schema.enum = [...fact.values, null];
  if (fact.items) schema.items = schemaOf(fact.items);
  if (fact.entries) schema.additionalProperties = schemaOf(fact.entries);
  if (fact.members) schema.$ref = reference(fact.members);
  return schema;
}

/** The schema of an object. What is not stated is not allowed, but for keys of the shop's own: the simulator invents nothing. */
const objectOf = (members) => ({
  properties: Object.fromEntries(Object.entries(members).map(([member, fact]) => [member, schemaOf(fact)])),
  patternProperties: { "^ext_": {} },
  required: Object.keys(members).filter((member) => members[member].required),
  additionalProperties: false,
});

/** The schemas of all objects, as one document. */
export const schemasOf = ({ objects }) => ({
  $id: ID,
  $defs: Object.fromEntries(Object.entries(objects).map(([name, members]) => [name, objectOf(members)])),
});
