//! What each message of the protocol means: conversion from the protocol, a question to the session, conversion back.

pub(super) mod code_action;
pub(super) mod configuration;
pub(super) mod definition;
pub(super) mod diagnostic;
pub(super) mod document_link;
pub(super) mod document_symbol;
pub(super) mod execute_command;
pub(super) mod folders;
pub(super) mod hover;
pub(super) mod lifecycle;
pub(super) mod synchronisation;
pub(super) mod trace;
pub(super) mod watched_files;
