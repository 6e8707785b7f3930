//! A crate that uses ours, outside of our workspace.

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use crate::diagnostics::{self, Told};

/// Where the cases are.
pub(crate) const TESTS: &str = env!("CARGO_MANIFEST_DIR");

/// A crate with one program a case.
pub(crate) struct Consumer {
    name: String,
    directory: PathBuf,
    /// One for all consumers, so that dependencies are built once.
    target: PathBuf,
}

impl Consumer {
    /// Writes the crate; `dependency` is the name that it gives ours.
    pub(crate) fn new(
        name: &str,
        edition: &str,
        dependency: &str,
        features: &[&str],
        cases: &[PathBuf],
    ) -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("consumers");
        let consumer = Self {
            name: name.to_owned(),
            directory: root.join(name),
            target: root.join("target"),
        };
        let workspace = Path::new(TESTS).join("../..");
        let ours = workspace.join("soundcloud-api");
        let mut manifest = format!(
            "[package]\nname = 'consumer-{name}'\nedition = '{edition}'\n\n[workspace]\n\n\
             [profile.dev]\ndebug = false\n\n[dependencies]\n\
             secrecy = '0.10'\n\
             serde = {{ version = '1', features = ['derive'] }}\n\
             {dependency} = {{ package = 'soundcloud-api', path = '{}', \
             default-features = false, features = {features:?} }}\n",
            ours.display()
        );
        manifest.extend(cases.iter().map(|case| {
            let (name, path) = (consumer.program(case), case.display());
            format!("\n[[bin]]\nname = '{name}'\npath = '{path}'\n")
        }));
        fs::create_dir_all(&consumer.directory).expect("a folder for the crate");
        consumer.write("Cargo.toml", manifest.as_bytes());
        let lock = fs::read(workspace.join("Cargo.lock")).expect("the workspace is locked");
        consumer.write("Cargo.lock", &lock);
        consumer
    }

    /// Leaves a file that is right as it is, so that nothing is built again.
    fn write(&self, file: &str, content: &[u8]) {
        let path = self.directory.join(file);
        if fs::read(&path).ok().as_deref() != Some(content) {
            fs::write(path, content).expect("the file can be written");
        }
    }

    /// The name of a case's program, unlike that of any other in the same target folder.
    fn program(&self, case: &Path) -> String {
        let case = case.strip_prefix(TESTS).unwrap_or(case).with_extension("");
        let parts = case.iter().map(|part| part.to_string_lossy());
        parts.fold(self.name.clone(), |name, part| format!("{name}-{part}"))
    }

    fn cargo(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO"))
            .current_dir(&self.directory)
            .args(arguments)
            .args(["--offline", "--quiet", "--color=never", "--target-dir"])
            .arg(&self.target)
            .output()
            .expect("cargo runs")
    }

    pub(crate) fn build(&self) {
        self.succeed("build");
    }

    pub(crate) fn lint(&self) {
        self.succeed("clippy");
    }

    fn succeed(&self, command: &str) {
        let output = self.cargo(&[command]);
        assert!(output.status.success(), "{}", shown(&output.stderr));
    }

    /// What a case prints.
    pub(crate) fn run(&self, case: &Path) -> String {
        let program = self.program(case) + env::consts::EXE_SUFFIX;
        let output = Command::new(self.target.join("debug").join(program))
            .output()
            .expect("the program runs");
        assert!(
            output.status.success(),
            "{}: {}",
            case.display(),
            shown(&output.stderr)
        );
        shown(&output.stdout)
    }

    /// What the compiler tells about each case.
    pub(crate) fn check(&self) -> BTreeMap<PathBuf, Told> {
        let output = self.cargo(&["check", "--keep-going", "--message-format=json"]);
        diagnostics::read(&shown(&output.stdout))
    }
}

fn shown(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
