//! A crate with a trait that grows.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::Value;

/// What every file of these starts with.
const HEAD: &str = "//! Grown from nothing.\n#![deny(warnings)]\n\n";

/// A crate whose trait has what was pasted so far.
pub(crate) struct Service {
    folder: PathBuf,
    /// The path of the document, as the attribute has it.
    document: String,
    methods: String,
    types: String,
}

impl Service {
    /// A crate with an empty trait, and the program that will use it.
    pub(crate) fn new(document: &Path, program: &Path) -> Self {
        let name = program
            .file_stem()
            .and_then(|stem| stem.to_str())
            .expect("a name");
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("from-nothing")
            .join(name);
        fs::create_dir_all(folder.join("src")).expect("a folder");
        let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let manifest = format!(
            "[package]\nname = 'grown-{name}'\nedition = '2024'\n\n[workspace]\n\n\
             [profile.dev]\ndebug = false\n\n[dependencies]\n\
             serde = {{ version = '1', features = ['derive'] }}\nserde_json = '1'\n\
             tokio = {{ version = '1', features = ['io-util', 'macros', 'net', 'rt'] }}\n\
             soundcloud-api = {{ path = '{}', default-features = false, features = ['multipart', 'spec', 'xml'] }}\n",
            workspace.join("soundcloud-api").display()
        );
        write(&folder.join("Cargo.toml"), &manifest);
        fs::copy(workspace.join("Cargo.lock"), folder.join("Cargo.lock"))
            .expect("the workspace is locked");
        fs::copy(program, folder.join("src/main.rs")).expect("the program");
        fs::copy(
            program.with_file_name("server.rs"),
            folder.join("src/server.rs"),
        )
        .expect("its server");
        Self {
            folder,
            document: document.to_str().expect("a path").to_owned(),
            methods: String::new(),
            types: String::new(),
        }
    }

    /// Compiles and pastes until nothing is missing; gives how often that was.
    pub(crate) fn grow(&mut self) -> usize {
        for rounds in 0..5 {
            self.save();
            let output = self.cargo(&["check", "--lib", "--message-format=json"]);
            let errors = errors(&output);
            let missing = errors
                .iter()
                .find(|error| error.starts_with("trait `Service` lacks "));
            let Some(missing) = missing else {
                assert!(errors.is_empty(), "{}", errors.join("\n"));
                return rounds;
            };
            self.paste(missing);
        }
        unreachable!("there is always more to paste");
    }

    /// Builds the program and runs it; gives what it prints.
    pub(crate) fn run(&self) -> String {
        let output = self.cargo(&["run"]);
        let problem = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{problem}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// Takes the code from a message, as somebody would who marks it in a terminal.
    fn paste(&mut self, message: &str) {
        let mut blocks = message.split("\n= help: ").skip(1).map(|help| {
            let (_, code) = help.split_once("\n\n").expect("code");
            code.trim_end().to_owned() + "\n\n"
        });
        self.methods += &blocks.next().expect("methods");
        self.types += &blocks.next().unwrap_or_default();
    }

    fn save(&self) {
        let Self {
            document,
            methods,
            types,
            ..
        } = self;
        let imports = if methods.is_empty() {
            "use soundcloud_api::{Api, Client, api};"
        } else {
            "use soundcloud_api::{Api, Call, Client, api, endpoint};"
        };
        let text = format!(
            "{HEAD}{imports}\n\n#[api(spec = {document:?})]\npub trait Service: Api {{\n{methods}}}\n\nimpl Service for Client {{}}\n\n{types}"
        );
        write(&self.folder.join("src/lib.rs"), &text);
    }

    fn cargo(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO"))
            .current_dir(&self.folder)
            .args(arguments)
            .args(["--offline", "--quiet", "--color=never", "--target-dir"])
            // One for all, so that dependencies are built once.
            .arg(self.folder.with_file_name("target"))
            .output()
            .expect("cargo runs")
    }
}

fn write(path: &Path, text: &str) {
    if fs::read_to_string(path).ok().as_deref() != Some(text) {
        fs::write(path, text).expect("the file can be written");
    }
}

/// The errors that the compiler tells, but for those that count the others.
fn errors(output: &Output) -> Vec<String> {
    let text = String::from_utf8_lossy(&output.stdout);
    let lines = text
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let messages = lines.filter(|line| line["reason"] == "compiler-message");
    let errors = messages.filter(|line| line["message"]["level"] == "error");
    let texts = errors.filter_map(|line| line["message"]["message"].as_str().map(str::to_owned));
    let mut texts: Vec<String> = texts
        .filter(|text| !text.starts_with("aborting due to "))
        .collect();
    if !output.status.success() && texts.is_empty() {
        texts.push(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    texts
}
