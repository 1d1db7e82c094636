//! A struct: an object with named members, and its siblings.

use darling::{Error, FromDeriveInput, FromField, Result};
use proc_macro2::TokenStream;
use quote::quote;
use syn::{DataStruct, DeriveInput, Field, GenericArgument, Ident, PathArguments, Type};

use crate::attributes::{FieldAttributes, Sibling, TypeAttributes, doc_text, option};

pub fn expand(input: &DeriveInput, data: &DataStruct) -> Result<TokenStream> {
    let attributes = TypeAttributes::from_derive_input(input)?;
    let ident = &input.ident;
    let name = ident.to_string();
    let doc = doc_text(&attributes.attrs);
    let open = attributes.open.is_present();
    let fields = members(data).map(FieldAttributes::from_field).collect::<Result<Vec<_>>>()?;
    let (flattened, fields): (Vec<_>, Vec<_>) =
        fields.into_iter().partition(|field| field.flatten.is_present());
    let rest = Rest::of(ident, data, &flattened)?;
    let rows = fields.iter().map(row).collect::<Result<Vec<_>>>()?;
    let (idents, names): (Vec<_>, Vec<_>) =
        fields.iter().map(|field| (field.ident.clone(), wire_name(field))).unzip();
    let siblings =
        attributes.siblings.iter().map(|sibling| define(input, data, sibling)).collect::<Result<Vec<_>>>()?;
    let (table, write, read) = (rest.table(&rows), rest.write(), rest.read());
    Ok(quote! {
        const _: () = {
            static TABLE: crate::schema::Object = crate::schema::Object {
                name: #name,
                fields: #table,
                #[cfg(feature = "docs")]
                open: #open,
                #[cfg(feature = "docs")]
                doc: #doc,
            };
            impl crate::schema::Model for #ident {
                const KIND: crate::schema::Kind = crate::schema::Kind::Object(&TABLE);
            }
            impl #ident {
                /// The table of this type.
                pub const TABLE: &'static crate::schema::Object = &TABLE;
            }
            impl serde::Serialize for #ident {
                fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    use serde::ser::SerializeMap as _;
                    let mut map = serializer.serialize_map(None)?;
                    #(if let Some(value) = &self.#idents {
                        map.serialize_entry(#names, value)?;
                    })*
                    #write
                    map.end()
                }
            }
            impl<'de> serde::Deserialize<'de> for #ident {
                fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    let mut other = <crate::model::Other as serde::Deserialize>::deserialize(deserializer)?;
                    Ok(Self {
                        #(#idents: crate::model::take(&mut other, #names),)*
                        #read,
                    })
                }
            }
        };
        #(#siblings)*
    })
}

/// Where the members go that the struct does not name.
enum Rest<'f> {
    /// Into the field `other`.
    Kept,
    /// Into the struct whose members stand among this one's.
    Flattened(&'f Ident, &'f Type),
}

impl<'f> Rest<'f> {
    fn of(ident: &Ident, data: &DataStruct, flattened: &'f [FieldAttributes]) -> Result<Self> {
        let keeps = data.fields.iter().any(|field| field.ident.as_ref().is_some_and(|name| name == "other"));
        match flattened {
            [] if keeps => Ok(Self::Kept),
            [FieldAttributes { ident: Some(field), ty, .. }] if !keeps => Ok(Self::Flattened(field, ty)),
            _ => Err(Error::custom(
                "add `pub other: Other`, or mark one field `#[model(flatten)]`: what the struct does not name is \
                 kept there",
            )
            .with_span(ident)),
        }
    }

    /// The fields of the table: the struct's own, and those of the struct in it.
    fn table(&self, rows: &[TokenStream]) -> TokenStream {
        match self {
            Self::Kept => quote!(&[#(#rows),*]),
            Self::Flattened(_, ty) => quote! {{
                const OWN: &[crate::schema::Field] = &[#(#rows),*];
                const INNER: &[crate::schema::Field] = <#ty>::TABLE.fields;
                &crate::schema::Field::joined::<{ OWN.len().saturating_add(INNER.len()) }>(OWN, INNER)
            }},
        }
    }

    fn write(&self) -> TokenStream {
        let others = match self {
            Self::Kept => quote!(&self.other),
            Self::Flattened(field, _) => quote!(&crate::model::members::<_, S::Error>(&self.#field)?),
        };
        quote! {
            for (name, value) in #others {
                map.serialize_entry(name, value)?;
            }
        }
    }

    fn read(&self) -> TokenStream {
        match self {
            Self::Kept => quote!(other),
            Self::Flattened(field, _) => quote!(#field: crate::model::from_map(other)),
        }
    }
}

/// Every field but `other`.
fn members(data: &DataStruct) -> impl Iterator<Item = &Field> {
    data.fields.iter().filter(|field| field.ident.as_ref().is_some_and(|name| name != "other"))
}

fn wire_name(field: &FieldAttributes) -> String {
    let ident = field.ident.as_ref().map(ToString::to_string).unwrap_or_default();
    field.name.clone().unwrap_or_else(|| ident.trim_start_matches("r#").to_owned())
}

/// The member's row of the table.
fn row(field: &FieldAttributes) -> Result<TokenStream> {
    let name = wire_name(field);
    let held = argument(&field.ty, "Option")
        .ok_or_else(|| Error::custom("every member may be absent: write `Option<…>`").with_span(&field.ty))?;
    let kind = kind(field, held);
    let required = field.required.is_present() && !field.optional.is_present();
    let read_only = field.read_only.is_present() && !field.writable.is_present();
    let limits = field.limits.tokens();
    let (default, minor, doc) =
        (option(field.default.as_ref()), field.minor.is_present(), doc_text(&field.attrs));
    Ok(quote! {
        crate::schema::Field {
            name: #name,
            kind: #kind,
            required: #required,
            read_only: #read_only,
            limits: #limits,
            #[cfg(feature = "docs")]
            default: #default,
            #[cfg(feature = "docs")]
            minor_units: #minor,
            #[cfg(feature = "docs")]
            doc: #doc,
        }
    })
}

/// The kind of the member's value, with what the field says of items and keys.
fn kind(field: &FieldAttributes, held: &Type) -> TokenStream {
    let limits = field.items.tokens();
    if let Some(item) = argument(held, "Vec") {
        return quote! {
            crate::schema::Kind::List(&crate::schema::List {
                item: <#item as crate::schema::Model>::KIND,
                limits: #limits,
            })
        };
    }
    if let Some(value) = argument(held, "BTreeMap") {
        let max_key_len = option(field.max_key_len);
        return quote! {
            crate::schema::Kind::Map(&crate::schema::Map {
                value: <#value as crate::schema::Model>::KIND,
                limits: #limits,
                max_key_len: #max_key_len,
            })
        };
    }
    quote!(<#held as crate::schema::Model>::KIND)
}

/// The last type argument of `outer<…>`.
fn argument<'t>(ty: &'t Type, outer: &str) -> Option<&'t Type> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last().filter(|segment| segment.ident == outer)?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    match arguments.args.last()? {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    }
}

/// Writes a sibling as a struct of its own, which derives `Model` in turn.
fn define(input: &DeriveInput, data: &DataStruct, sibling: &Sibling) -> Result<TokenStream> {
    let Sibling { name, doc, omit, require, optional, writable, int32, .. } = sibling;
    let known: Vec<&Ident> = members(data).filter_map(|field| field.ident.as_ref()).collect();
    let lists = [omit, require, optional, writable, int32];
    let named = lists.into_iter().flat_map(|list| list.iter()).filter_map(|path| path.get_ident());
    if let Some(stranger) = named.chain(sibling.retype.keys()).find(|name| !known.contains(name)) {
        return Err(Error::custom(format!("`{}` has no field `{stranger}`", input.ident)).with_span(stranger));
    }
    let has = |list: &darling::util::PathList, field: &Ident| list.iter().any(|path| path.is_ident(field));
    let fields = data.fields.iter().filter_map(|field| {
        let ident = field.ident.as_ref()?;
        if has(omit, ident) {
            return None;
        }
        let (attributes, visibility) = (&field.attrs, &field.vis);
        let ty =
            sibling.retype.get(ident).map_or_else(|| field.ty.clone(), |ty| syn::parse_quote!(Option<#ty>));
        let marks = [(require, "required"), (optional, "optional"), (writable, "writable"), (int32, "int32")]
            .into_iter()
            .filter(|(list, _)| has(list, ident))
            .map(|(_, mark)| Ident::new(mark, ident.span()));
        Some(quote! { #(#attributes)* #(#[model(#marks)])* #visibility #ident: #ty })
    });
    let visibility = &input.vis;
    Ok(quote! {
        #[doc = #doc]
        #[derive(Clone, Debug, Default, PartialEq, dintero_wasm_derive::Model)]
        #visibility struct #name { #(#fields),* }
    })
}
