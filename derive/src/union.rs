//! An enum whose variants hold structs: an object that one member tells apart.

use darling::{Error, FromDeriveInput, FromVariant, Result};
use proc_macro2::TokenStream;
use quote::quote;
use syn::{DataEnum, DeriveInput};

use crate::attributes::{TypeAttributes, VariantAttributes, doc_text};

pub fn expand(input: &DeriveInput, data: &DataEnum) -> Result<TokenStream> {
    let attributes = TypeAttributes::from_derive_input(input)?;
    let ident = &input.ident;
    let name = ident.to_string();
    let doc = doc_text(&attributes.attrs);
    let uncertain = attributes.uncertain.is_present();
    let tag = attributes.tag.ok_or_else(|| {
        Error::custom("say which member tells the objects apart: `#[model(tag = \"…\")]`").with_span(ident)
    })?;
    let (others, variants): (Vec<_>, Vec<_>) = data
        .variants
        .iter()
        .map(VariantAttributes::from_variant)
        .collect::<Result<Vec<_>>>()?
        .into_iter()
        .partition(|variant| variant.other.is_present());
    let [other] = others.as_slice() else {
        return Err(Error::custom(
            "mark one variant `#[model(other)]`: it holds what the model does not know",
        )
        .with_span(ident));
    };
    let other = &other.ident;
    let idents: Vec<_> = variants.iter().map(|variant| &variant.ident).collect();
    let types: Vec<_> = variants.iter().map(|variant| variant.fields.fields.first()).collect();
    let values: Vec<_> = variants.iter().map(|variant| variant.wire_name(false)).collect();
    Ok(quote! {
        const _: () = {
            static TABLE: crate::schema::Union = crate::schema::Union {
                name: #name,
                tag: #tag,
                variants: &[#(crate::schema::Variant { value: #values, object: <#types>::TABLE }),*],
                uncertain: #uncertain,
                #[cfg(feature = "docs")]
                doc: #doc,
            };
            impl crate::schema::Model for #ident {
                const KIND: crate::schema::Kind = crate::schema::Kind::Union(&TABLE);
            }
            impl serde::Serialize for #ident {
                fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    match self {
                        #(Self::#idents(object) => crate::model::tagged(#tag, #values, object, serializer),)*
                        Self::#other(map) => serde::Serialize::serialize(map, serializer),
                    }
                }
            }
            impl<'de> serde::Deserialize<'de> for #ident {
                fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    let mut map = <crate::model::Other as serde::Deserialize>::deserialize(deserializer)?;
                    let tag = map.get(#tag).and_then(|value| value.as_str()).map(str::to_owned);
                    Ok(match tag.as_deref() {
                        #(Some(#values) => {
                            map.remove(#tag);
                            Self::#idents(crate::model::from_map(map))
                        })*
                        _ => Self::#other(map),
                    })
                }
            }
        };
    })
}
