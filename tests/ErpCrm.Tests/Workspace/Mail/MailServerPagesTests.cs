using System.Net;
using AngleSharp.Html.Dom;
using ErpCrm.Platform.Mail;
using ErpCrm.Workspace;
using ErpCrm.Workspace.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ErpCrm.Tests.Workspace.Mail;

/// <summary>The page on which the company says by which server its mail leaves.</summary>
public sealed class MailServerPagesTests(TestApp app) : IClassFixture<TestApp>, IDisposable
{
    private const string Own = "/workspace/mail-server";
    private const string Form = "form#mail-server";
    private readonly MailHouse _house = new();

    private IMailServer Server => app.Services.GetRequiredService<IMailServer>();

    [Fact]
    public async Task The_password_is_kept_protected_and_never_shown_and_an_empty_one_keeps_it()
    {
        var browser = app.Browser(TestUser.Administrator);
        await SaveAsync(browser, ("User", "office"), ("Password", "very secret"));
        Assert.Equal("very secret", Server.Current!.Password);
        var page = await browser.GetAsync(Own);
        Assert.DoesNotContain("very secret", page.Source.Text, StringComparison.Ordinal);
        var stored = await app.InAsync<WorkspaceDbContext, string>(
            db => db.MailServers.Select(s => s.Secret).SingleAsync());
        Assert.DoesNotContain("very secret", stored, StringComparison.Ordinal);

        await SaveAsync(browser, ("User", "office"), ("FromName", "ОсОО «Орда», Бишкек"));
        Assert.Equal(("very secret", "office@orda.example"),
            (Server.Current!.Password, MailAddresses.Of(Server.Current.From)!.Address));
        Assert.Equal("ОсОО «Орда», Бишкек", MailAddresses.Of(Server.Current.From)!.Name);
    }

    [Fact]
    public async Task A_test_message_goes_by_what_is_typed_and_the_answer_is_said_in_plain_words()
    {
        var browser = app.Browser(TestUser.Administrator);
        var taken = await TestAsync(browser, ("Port", $"{_house.Port}"), ("TestTo", "me@test.example"));
        Assert.NotNull(taken.Page.QuerySelector("#tested.green"));
        Assert.Equal(["me@test.example"], Assert.Single(_house.Desk.Taken).To);

        _house.Desk.Refuses["no@test.example"] = 550;
        var refused = await TestAsync(browser, ("Port", $"{_house.Port}"), ("TestTo", "no@test.example"));
        var said = refused.Page.QuerySelector("#tested.red")!.TextContent;
        Assert.Contains("The server does not accept this address.", said, StringComparison.Ordinal);
        Assert.Contains("550 5.1.1 Not this one", said, StringComparison.Ordinal);

        var dead = await TestAsync(browser, ("Port", $"{MailHouse.FreePort()}"), ("TestTo", "me@test.example"));
        Assert.Contains("The server cannot be reached on this port.",
            dead.Page.QuerySelector("#tested.red")!.TextContent, StringComparison.Ordinal);
        var closed = await TestAsync(browser, ("Port", $"{_house.Port}"), ("Security", nameof(MailSecurity.StartTls)),
            ("TestTo", "me@test.example"));
        Assert.Contains("do not agree on encryption", closed.Page.QuerySelector("#tested.red")!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_saved_password_goes_to_no_other_server()
    {
        var browser = app.Browser(TestUser.Administrator);
        await SaveAsync(browser, ("User", "office"), ("Password", "very secret"));
        var answer = await TestAsync(browser, ("Host", "localhost"), ("Port", $"{_house.Port}"), ("User", "office"),
            ("TestTo", "me@test.example"));
        Assert.NotNull(answer.Page.QuerySelector("#tested"));
        Assert.Empty(_house.Desk.Taken);
    }

    [Fact]
    public async Task A_saved_password_is_kept_for_no_other_server_or_user()
    {
        var browser = app.Browser(TestUser.Administrator);
        await SaveAsync(browser, ("User", "office"), ("Password", "very secret"));
        foreach (var other in new[] { ("Host", "localhost"), ("Port", "26"), ("User", "somebody") })
        {
            var answer = await browser.SubmitAsync(await browser.GetAsync(Own), Form, other);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.Equal("true", answer.Page.QuerySelector("[name=Password]")!.GetAttribute("aria-invalid"));
        }

        Assert.Equal(("127.0.0.1", "very secret"), (Server.Current!.Host, Server.Current.Password));
        await SaveAsync(browser, ("Host", "localhost"), ("User", "office"), ("Password", "another"));
        Assert.Equal(("localhost", "another"), (Server.Current.Host, Server.Current.Password));
        await SaveAsync(browser);
    }

    [Fact]
    public void A_saved_password_is_dropped_when_it_would_travel_less_protected()
    {
        var account = new SmtpAccount("smtp.test.example", 587, MailSecurity.StartTls, "office", "",
            "office@orda.example");
        var server = new MailServer();
        server.Change(account, "protected", 15);
        server.Change(account with { Host = " SMTP.test.example " }, null, 15);
        Assert.Equal("protected", server.Secret);
        server.Change(account with { Security = MailSecurity.None }, null, 15);
        Assert.Equal("", server.Secret);
    }

    [Fact]
    public async Task A_process_that_has_started_knows_the_server_that_was_saved_and_one_that_starts_reads_nothing()
    {
        await SaveAsync(app.Browser(TestUser.Administrator));
        using var lifetime = new StartingApplication();
        var scopes = new WatchedScopes(app.Services.GetRequiredService<IServiceScopeFactory>());
        using var other = ActivatorUtilities.CreateInstance<MailServerStore>(app.Services, lifetime, scopes);
        await other.StartAsync(default);
        await lifetime.Awaited.WaitAsync(TimeSpan.FromMinutes(3));
        Assert.Equal((false, null), (scopes.IsAsked, other.Current));
        lifetime.IsStarted.Cancel();
        await scopes.Read.WaitAsync(TimeSpan.FromMinutes(3));
        Assert.Equal("127.0.0.1", other.Current!.Host);
        await other.StopAsync(default);
    }

    [Fact]
    public void What_is_written_down_of_a_server_has_no_password_in_it()
    {
        var account = new SmtpAccount("smtp.test.example", 587, MailSecurity.StartTls, "office", "very secret",
            "office@orda.example");
        Assert.Equal("smtp.test.example:587", $"{account}");
    }

    [Fact]
    public async Task Enter_in_a_field_saves_and_sends_no_test()
    {
        var page = await app.Browser(TestUser.Administrator).GetAsync(Own);
        Assert.Null(page.QuerySelector($"{Form} button:not([type=button])")!.GetAttribute("formaction"));
    }

    [Fact]
    public async Task The_operators_settings_win_and_the_page_says_so()
    {
        var browser = app.Browser(TestUser.Administrator);
        await SaveAsync(browser);
        var settings = app.Services.GetRequiredService<IOptions<MailSettings>>().Value;
        try
        {
            (settings.Host, settings.From) = ("operator.example", "Operator <op@operator.example>");
            Assert.Equal("operator.example", Server.Current!.Host);
            Assert.Contains("operator.example", (await browser.GetAsync(Own)).QuerySelector(".notice")!.TextContent,
                StringComparison.Ordinal);
        }
        finally
        {
            (settings.Host, settings.From) = ("", "");
        }

        Assert.Equal("127.0.0.1", Server.Current!.Host);
    }

    [Fact]
    public async Task What_cannot_be_a_server_is_refused_at_its_field()
    {
        var browser = app.Browser(TestUser.Administrator);
        var answer = await browser.SubmitAsync(await browser.GetAsync(Own), Form, ("Host", "two words"),
            ("Port", "70000"), ("FromAddress", "nobody"), ("ReplyTo", "also nobody"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        foreach (var field in new[] { "Host", "Port", "FromAddress", "ReplyTo" })
            Assert.Equal("true", answer.Page.QuerySelector($"[name={field}]")!.GetAttribute("aria-invalid"));
    }

    public void Dispose() => _house.Dispose();

    private static async Task SaveAsync(TestBrowser browser, params (string, string)[] values) =>
        (await browser.SubmitAsync(await browser.GetAsync(Own), Form, With(values))).Saved();

    private static async Task<TestAnswer> TestAsync(TestBrowser browser, params (string, string)[] values)
    {
        var form = (IHtmlFormElement)(await browser.GetAsync(Own)).QuerySelector(Form)!;
        var fields = TestBrowser.Fields(form);
        return await browser.PostAsync($"{Own}/test", TestBrowser.Merge(fields, With(values)));
    }

    private static (string, string)[] With((string Name, string Value)[] values) =>
        [.. Usual.Where(usual => values.All(v => v.Name != usual.Item1)), .. values];

    private static (string, string)[] Usual =>
        [("Host", "127.0.0.1"), ("Port", "25"), ("Security", nameof(MailSecurity.None)), ("User", ""),
            ("FromAddress", "office@orda.example")];

    /// <summary>Tells when something was read by a scope of its own.</summary>
    private sealed class WatchedScopes(IServiceScopeFactory scopes) : IServiceScopeFactory
    {
        private readonly TaskCompletionSource _read = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsAsked { get; private set; }

        public Task Read => _read.Task;

        public IServiceScope CreateScope()
        {
            IsAsked = true;
            return new Watched(scopes.CreateAsyncScope(), _read);
        }

        private sealed class Watched(AsyncServiceScope scope, TaskCompletionSource read)
            : IServiceScope, IAsyncDisposable
        {
            public IServiceProvider ServiceProvider => scope.ServiceProvider;

            public void Dispose() => scope.Dispose();

            public async ValueTask DisposeAsync()
            {
                await scope.DisposeAsync();
                read.TrySetResult();
            }
        }
    }

    private sealed class StartingApplication : IHostApplicationLifetime, IDisposable
    {
        private readonly TaskCompletionSource _awaited = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public CancellationTokenSource IsStarted { get; } = new();

        /// <summary>Somebody waits for the start.</summary>
        public Task Awaited => _awaited.Task;

        public CancellationToken ApplicationStarted
        {
            get
            {
                _awaited.TrySetResult();
                return IsStarted.Token;
            }
        }

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication()
        {
        }

        public void Dispose() => IsStarted.Dispose();
    }
}
