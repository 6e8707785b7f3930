//! Other transports and layers: a closure in the network's place, and what stacks on either.

use std::{
    error::Error as _,
    fmt,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    task::{Context, Poll},
    time::Duration,
};

use futures_util::{FutureExt as _, future::BoxFuture};
use soundcloud_api::{
    Api, Body, BoxError, BoxTransport, Call, Client, Form, Phase, RetryPolicy, endpoint,
};
use tower::{Layer, Service, layer::layer_fn, service_fn};

use crate::{
    ends,
    wire::{Answer, Wire, json},
};

type Request = reqwest::Request;
type Response = reqwest::Response;

trait Shop: Api {
    #[endpoint(GET, "/items/<id>", auth = key)]
    fn item(&self, id: u8) -> Call<u32>;

    #[endpoint(PUT, "/items", body = content)]
    fn put(&self, content: Body) -> Call<u32>;

    #[endpoint(POST, "/items", multipart = parts)]
    fn upload(&self, parts: Form) -> Call<u32>;
}

impl Shop for Client {}

fn response(body: &'static str) -> Response {
    http::Response::new(body).into()
}

#[test]
fn a_closure_stands_in_the_networks_place_without_any_runtime() {
    let transport = service_fn(async |request: Request| {
        assert_eq!(
            request.url().as_str(),
            "https://shop.example/items/7?key=k3y"
        );
        assert_eq!(request.headers()["authorization"], "Bearer t0k3n");
        Ok::<_, BoxError>(response("42"))
    });
    let builder = Client::builder("https://shop.example").token("t0k3n");
    let client = builder.api_key("key", "k3y").transport(transport).build();
    let client = client.expect("a client");
    let value = client.item(7).into_future().now_or_never();
    assert_eq!(value.expect("is ready at once").expect("a success"), 42);
}

#[test]
fn without_any_runtime_a_call_that_fails_is_not_tried_again() {
    let tries = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&tries);
    let transport = service_fn(move |_: Request| {
        counted.fetch_add(1, Ordering::SeqCst);
        async {
            let answer = http::Response::builder().status(503);
            Ok::<_, BoxError>(answer.body("later").expect("a response").into())
        }
    });
    let builder = Client::builder("https://shop.example").transport(transport);
    let client = builder.build().expect("a client");
    let error = client.item(7).into_future().now_or_never();
    let error = error.expect("is ready at once").expect_err("503");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(503));
    assert_eq!((error.attempts(), tries.load(Ordering::SeqCst)), (1, 1));
}

#[test]
fn a_closure_gets_a_form_as_a_body() {
    let transport = service_fn(async |request: Request| {
        let content_type = request.headers()["content-type"].to_str().expect("text");
        assert!(
            content_type.starts_with("multipart/form-data; boundary="),
            "{content_type}"
        );
        assert!(request.body().is_some());
        Ok::<_, BoxError>(response("42"))
    });
    let builder = Client::builder("https://shop.example").transport(transport);
    let client = builder.build().expect("a client");
    let value = client
        .upload(Form::new().text("a", "b"))
        .into_future()
        .now_or_never();
    assert_eq!(value.expect("is ready at once").expect("a success"), 42);
}

#[tokio::test]
async fn a_closure_gets_bodies_as_they_are() {
    let transport = service_fn(async |request: Request| {
        let body = request.body().and_then(|body| body.as_bytes());
        assert_eq!(body, Some(&b"tea"[..]));
        Ok::<_, BoxError>(response("42"))
    });
    let builder = Client::builder("https://shop.example").transport(transport);
    let client = builder.build().expect("a client");
    assert_eq!(client.put("tea".into()).await.expect("a success"), 42);
}

/// What passed which layer.
type Log = Arc<Mutex<Vec<String>>>;

/// Writes its name when a request passes on its way there, and back.
#[derive(Clone)]
struct Named<S> {
    inner: S,
    name: &'static str,
    log: Log,
}

/// A layer that writes its name to the log.
fn named(
    name: &'static str,
    log: &Log,
) -> impl Layer<BoxTransport, Service = Named<BoxTransport>> + Send + Sync + use<> {
    let log = Arc::clone(log);
    layer_fn(move |inner: BoxTransport| Named {
        inner,
        name,
        log: Arc::clone(&log),
    })
}

impl<S> Service<Request> for Named<S>
where
    S: Service<Request, Response = Response>,
    S::Future: Send + 'static,
{
    type Response = Response;
    type Error = S::Error;
    type Future = BoxFuture<'static, Result<Response, S::Error>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, mut request: Request) -> Self::Future {
        let (name, log) = (self.name, Arc::clone(&self.log));
        log.lock().expect("no panic").push(format!("{name} out"));
        let value = name.parse().expect("a value");
        request.headers_mut().append("x-passed", value);
        let answer = self.inner.call(request);
        Box::pin(async move {
            let answer = answer.await;
            log.lock().expect("no panic").push(format!("{name} back"));
            answer
        })
    }
}

#[tokio::test]
async fn the_layer_added_last_sees_a_request_first() {
    let log = Log::default();
    let wire = Wire::always(json("42"));
    let builder = wire
        .builder()
        .token("t0k3n")
        .layer(named("inner", &log))
        .layer(named("outer", &log));
    let client = builder.build().expect("a client");
    assert_eq!(ends(client.item(7)).await.expect("a success"), 42);
    let log = log.lock().expect("no panic").clone();
    assert_eq!(log, ["outer out", "inner out", "inner back", "outer back"]);
    let request = wire.only();
    assert_eq!(request.header_all("x-passed"), ["outer", "inner"]);
    assert_eq!(request.header("authorization"), Some("Bearer t0k3n"));
}

#[tokio::test]
async fn layers_stack_on_a_transport_of_ones_own_whatever_comes_first() {
    let log = Log::default();
    let layer = named("layer", &log);
    let transport = service_fn(async |request: Request| {
        assert_eq!(request.headers()["x-passed"], "layer");
        Ok::<_, BoxError>(response("42"))
    });
    let builder = Client::builder("https://shop.example");
    let client = builder
        .layer(layer)
        .transport(transport)
        .build()
        .expect("a client");
    assert_eq!(client.item(7).await.expect("a success"), 42);
    assert_eq!(log.lock().expect("no panic").len(), 2);
}

#[tokio::test]
async fn every_hop_of_a_redirect_passes_the_layers() {
    let log = Log::default();
    let layer = named("layer", &log);
    let wire = Wire::script([crate::wire::redirect(302, "/x"), json("42")]);
    let client = wire.builder().layer(layer).build().expect("a client");
    assert_eq!(ends(client.item(7)).await.expect("a success"), 42);
    assert_eq!(log.lock().expect("no panic").len(), 4);
}

#[tokio::test]
async fn blocking_calls_pass_the_layers_as_well() {
    let log = Log::default();
    let layer = named("layer", &log);
    let wire = Wire::always(json("42"));
    let client = wire.builder().layer(layer).build().expect("a client");
    assert_eq!(client.item(7).blocking().expect("a success"), 42);
    assert_eq!(log.lock().expect("no panic").len(), 2);
}

#[derive(Debug)]
struct OutOfPaper;

impl fmt::Display for OutOfPaper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("out of paper")
    }
}

impl std::error::Error for OutOfPaper {}

#[tokio::test]
async fn a_transports_own_error_is_the_cause() {
    let transport = service_fn(async |_: Request| Err::<Response, _>(OutOfPaper));
    let builder = Client::builder("https://shop.example").transport(transport);
    let client = builder.layer(layer_fn(|inner: BoxTransport| inner)).build();
    let error = client.expect("a client").item(7).await.expect_err("fails");
    assert_eq!(error.phase(), Phase::Transport);
    let source = error.source().expect("a cause");
    assert!(source.downcast_ref::<OutOfPaper>().is_some(), "{source:?}");
}

#[tokio::test]
async fn an_error_of_this_crate_passes_a_transport_unchanged() {
    let transport = service_fn(async |_: Request| {
        let error = Client::offline().item(7).await.expect_err("is offline");
        Err::<Response, _>(error)
    });
    let client = Client::builder("https://shop.example")
        .transport(transport)
        .build();
    let error = client.expect("a client").item(7).await.expect_err("fails");
    assert_eq!(error.phase(), Phase::Build);
}

#[tokio::test]
async fn a_broken_connection_is_known_through_layers() {
    let client = Client::builder("http://shop.invalid");
    let client = client.layer(layer_fn(|inner: BoxTransport| inner)).build();
    let error = ends(client.expect("a client").item(7))
        .await
        .expect_err("no host");
    assert!(error.is_connect(), "{error:?}");
}

#[tokio::test]
async fn a_service_that_is_not_ready_is_waited_for() {
    /// Ready when asked a second time.
    #[derive(Clone)]
    struct Reluctant {
        asked: bool,
    }

    impl Service<Request> for Reluctant {
        type Response = Response;
        type Error = BoxError;
        type Future = std::future::Ready<Result<Response, BoxError>>;

        fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
            if std::mem::replace(&mut self.asked, true) {
                return Poll::Ready(Ok(()));
            }
            context.waker().wake_by_ref();
            Poll::Pending
        }

        fn call(&mut self, _: Request) -> Self::Future {
            assert!(self.asked, "is asked before");
            std::future::ready(Ok(response("42")))
        }
    }

    let builder = Client::builder("https://shop.example").transport(Reluctant { asked: false });
    let client = builder.build().expect("a client");
    assert_eq!(ends(client.item(7)).await.expect("a success"), 42);
}

#[tokio::test]
async fn a_time_limit_holds_for_a_transport_that_never_answers() {
    let transport =
        service_fn(async |_: Request| std::future::pending::<Result<Response, BoxError>>().await);
    let builder = Client::builder("https://shop.example").transport(transport);
    let client = builder
        .timeout(Duration::from_millis(20))
        .build()
        .expect("a client");
    assert!(
        ends(client.item(7))
            .await
            .expect_err("no answer")
            .is_timeout()
    );
}

#[tokio::test]
async fn a_reqwest_client_of_ones_own_is_used() {
    let own = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .default_headers(http::HeaderMap::from_iter([(
            http::HeaderName::from_static("x-reqwest"),
            http::HeaderValue::from_static("1"),
        )]))
        .read_timeout(Duration::from_millis(50))
        .build()
        .expect("a client");
    let wire = Wire::script([json("42"), Answer::silence()]);
    let builder = wire.builder().reqwest(own).retry(RetryPolicy::never());
    let client = builder.build().expect("a client");
    assert_eq!(ends(client.item(7)).await.expect("a success"), 42);
    assert_eq!(wire.only().header("x-reqwest"), Some("1"));
    let error = ends(client.item(7)).await.expect_err("no answer");
    assert!(error.is_timeout(), "{error:?}");
}

#[tokio::test]
async fn a_layer_may_send_a_request_again() {
    /// Sends what can be copied once more after a failure.
    #[derive(Clone)]
    struct Twice(BoxTransport);

    impl Service<Request> for Twice {
        type Response = Response;
        type Error = BoxError;
        type Future = BoxFuture<'static, Result<Response, BoxError>>;

        fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
            self.0.poll_ready(context)
        }

        fn call(&mut self, request: Request) -> Self::Future {
            let again = request.try_clone();
            let mut inner = self.0.clone();
            std::mem::swap(&mut inner, &mut self.0);
            Box::pin(async move {
                match (inner.call(request).await, again) {
                    (Err(_), Some(again)) => tower::ServiceExt::oneshot(inner, again).await,
                    (answer, _) => answer,
                }
            })
        }
    }

    let count = AtomicUsize::new(0);
    let wire = Wire::start(move |_| match count.fetch_add(1, Ordering::SeqCst) {
        0 => Answer::raw("").then(crate::wire::End::Reset),
        _ => json("42"),
    });
    let client = wire
        .builder()
        .layer(layer_fn(Twice))
        .build()
        .expect("a client");
    assert_eq!(ends(client.item(7)).await.expect("a success"), 42);
    assert_eq!(wire.count(), 2);
}
