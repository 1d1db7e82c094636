//! An enum of unit variants: a string out of a list.

use darling::{FromDeriveInput, FromVariant, Result};
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
    let variants = data.variants.iter().map(VariantAttributes::from_variant).collect::<Result<Vec<_>>>()?;
    let idents: Vec<_> = variants.iter().map(|variant| &variant.ident).collect();
    let values: Vec<_> =
        variants.iter().map(|variant| variant.wire_name(attributes.upper.is_present())).collect();
    Ok(quote! {
        const _: () = {
            static TABLE: crate::schema::Choice = crate::schema::Choice {
                name: #name,
                values: &[#(#values),*],
                uncertain: #uncertain,
                #[cfg(feature = "docs")]
                doc: #doc,
            };
            impl crate::schema::Model for #ident {
                const KIND: crate::schema::Kind = crate::schema::Kind::Choice(&TABLE);
            }
            impl crate::model::Named for #ident {
                const ALL: &'static [Self] = &[#(Self::#idents),*];
                fn as_str(&self) -> &'static str {
                    match self { #(Self::#idents => #values),* }
                }
            }
            impl serde::Serialize for #ident {
                fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    serializer.serialize_str(crate::model::Named::as_str(self))
                }
            }
        };
    })
}
