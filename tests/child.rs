//! A test in a process of its own, so that memory, time and open files are its own.
//!
//! The test starts itself again: the child sees by an environment variable that it is one.
//!
//! ```no_run
//! # use soundcloud_tests::child::{self, Child, Usage};
//! fn a_gibibyte_fits() {
//!     if let Some(url) = child::argument() {
//!         // … the client's part, with a server at `url`.
//!         return child::report();
//!     }
//!     # let url = "";
//!     let usage = Child::run("module::a_gibibyte_fits", url).usage();
//! #   let _: Usage = usage;
//! }
//! ```

use std::{
    env, fs,
    process::{Command, ExitStatus},
    time::Duration,
};

const VARIABLE: &str = "SOUNDCLOUD_TESTS_CHILD";

/// Before the numbers that a child reports.
const MARK: &str = "usage of the child:";

/// What the parent gave, in the child; `None` in the parent.
pub fn argument() -> Option<String> {
    env::var(VARIABLE).ok()
}

/// Whether this system tells what a process uses; where not, a test has to say that it is skipped.
pub fn is_told() -> bool {
    let is_told = fs::exists("/proc/self/status").unwrap_or(false);
    if !is_told {
        println!("skipped: this system does not tell what a process uses");
    }
    is_told
}

/// What this process has used so far.
#[derive(Debug, Clone, Copy)]
pub struct Usage {
    /// The most memory at any time, in bytes.
    pub peak: u64,
    /// The memory now, in bytes.
    pub memory: u64,
    /// Computing, of all threads, counted in hundredths of a second.
    pub cpu: Duration,
    /// Open files and sockets.
    pub files: usize,
}

impl Usage {
    /// Looks.
    pub fn now() -> Self {
        let status = fs::read_to_string("/proc/self/status").expect("the status");
        let bytes = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name));
            let text = line.expect("a line").trim().trim_end_matches(" kB");
            1024 * text.parse::<u64>().expect("a number")
        };
        let stat = fs::read_to_string("/proc/self/stat").expect("the numbers");
        // The name before the parenthesis may have spaces; the 14th and 15th number are meant.
        let (_, numbers) = stat.rsplit_once(')').expect("a name");
        let ticks = numbers.split_whitespace().skip(11).take(2);
        let ticks: u64 = ticks
            .map(|text| text.parse::<u64>().expect("a number"))
            .sum();
        Self {
            peak: bytes("VmHWM:"),
            memory: bytes("VmRSS:"),
            cpu: Duration::from_millis(10 * ticks),
            files: fs::read_dir("/proc/self/fd").expect("the files").count(),
        }
    }

    /// Forgets the peak of what has been before, as far as the system lets it.
    pub fn forget_peak() {
        let _ = fs::write("/proc/self/clear_refs", "5");
    }

    fn from_words(words: &str) -> Self {
        let numbers: Vec<u64> = words
            .split_whitespace()
            .map(|word| word.parse().expect("a number"))
            .collect();
        let four = <[u64; 4]>::try_from(numbers);
        let [peak, memory, cpu, files] = four.expect("a report");
        Self {
            peak,
            memory,
            cpu: Duration::from_millis(cpu),
            files: usize::try_from(files).expect("few files"),
        }
    }
}

/// Tells the parent what this child has used: the last that a child does.
pub fn report() {
    let usage = Usage::now();
    let cpu = usage.cpu.as_millis();
    println!(
        "\n{MARK} {} {} {cpu} {}",
        usage.peak, usage.memory, usage.files
    );
}

/// A child that has ended.
#[derive(Debug)]
pub struct Child {
    /// How it ended.
    pub status: ExitStatus,
    /// What it printed, both to output and as errors.
    pub printed: String,
}

impl Child {
    /// Runs the test of this full name once more, in a process of its own.
    pub fn run(test: &str, argument: &str) -> Self {
        Self::run_with(test, argument, &[])
    }

    /// The same with these variables of the environment.
    pub fn run_with(test: &str, argument: &str, variables: &[(&str, &str)]) -> Self {
        let mut command = Command::new(env::current_exe().expect("this program"));
        command.envs(variables.iter().copied());
        Self::ended(command, test, argument)
    }

    fn ended(mut command: Command, test: &str, argument: &str) -> Self {
        let output = command
            .args(["--exact", test, "--nocapture", "--include-ignored"])
            .env(VARIABLE, argument)
            .output()
            .expect("the child runs");
        let [printed, problem] = [output.stdout, output.stderr]
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        Self {
            status: output.status,
            printed: printed + &problem,
        }
    }

    /// The same with a network of its own, which has nothing but loopback and what these commands
    /// of a shell make of it; `None`, and a word printed, where this system does not let us.
    pub fn run_apart(test: &str, argument: &str, network: &str) -> Option<Self> {
        let apart = |script: &str| {
            let mut command = Command::new("unshare");
            command.args(["--map-root-user", "--net", "sh", "-c", script]);
            command
        };
        let allowed = apart(network).output();
        if !allowed.is_ok_and(|output| output.status.success()) {
            println!("skipped: no network of one's own on this system");
            return None;
        }
        let mut command = apart(&format!("{network} && exec \"$0\" \"$@\""));
        command.arg(env::current_exe().expect("this program"));
        Some(Self::ended(command, test, argument))
    }

    /// What it used, by its own report; a child that failed has none.
    pub fn usage(&self) -> Usage {
        assert!(self.status.success(), "{}", self.printed);
        let mut lines = self.printed.lines();
        let report = lines.find_map(|line| line.trim().strip_prefix(MARK));
        Usage::from_words(report.unwrap_or_default())
    }
}
