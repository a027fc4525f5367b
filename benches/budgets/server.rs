//! A tool that serves a site, and what it answers.

use std::{
    io::{self, Read, Write},
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::{statistics::milliseconds, tool::Tool};

/// How long an answer is waited for that does not come.
pub const PATIENCE: Duration = Duration::from_secs(120);

/// The time between two looks.
const INTERVAL: Duration = Duration::from_micros(500);

/// A running server, stopped when it is dropped.
pub struct Server {
    program: Child,
    address: String,
    /// How long it took from its start until it answered, in milliseconds.
    pub ready: f64,
}

impl Server {
    /// Starts a server and waits until it has the page at `path`.
    pub fn start(tool: Tool, root: &Path, path: &str) -> Self {
        let port = free_port();
        let mut command = tool.serve(root, port);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let start = Instant::now();
        let program = command.spawn().expect("the program starts");
        let mut server = Self { program, address: format!("127.0.0.1:{port}"), ready: 0.0 };
        let is_ready = wait_until(PATIENCE, || {
            assert!(matches!(server.program.try_wait(), Ok(None)), "{command:?} has ended");
            server.get(path).is_some()
        });
        assert!(is_ready, "{command:?} does not answer");
        server.ready = milliseconds(start.elapsed());
        server
    }

    /// The page at `path`; none where there is none, or no answer.
    pub fn get(&self, path: &str) -> Option<String> {
        let answer = self.ask(path).ok()?;
        let (head, body) = answer.split_once("\r\n\r\n")?;
        (head.split(' ').nth(1) == Some("200")).then(|| body.to_owned())
    }

    fn ask(&self, path: &str) -> io::Result<String> {
        let mut stream = TcpStream::connect(&self.address)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        // An answer in HTTP 1.0 is in one piece, and ends with the connection.
        write!(stream, "GET {path} HTTP/1.0\r\nHost: {}\r\n\r\n", self.address)?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        Ok(String::from_utf8_lossy(&answer).into_owned())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already, which is just as well.
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// Looks again and again whether it is so, and says whether it was in time.
pub fn wait_until(patience: Duration, mut is_so: impl FnMut() -> bool) -> bool {
    let start = Instant::now();
    while !is_so() {
        if start.elapsed() > patience {
            return false;
        }
        thread::sleep(INTERVAL);
    }
    true
}

/// A port that nobody listens on. Not every tool can find one by itself and say which it is.
fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("this machine has a free port");
    listener.local_addr().expect("a listener has an address").port()
}
