using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ErpCrm.Platform.Outgoing;
using Microsoft.Extensions.Options;

namespace ErpCrm.Tests.Platform.Outgoing;

/// <summary>Requests to servers that lie, dawdle and lead elsewhere.</summary>
public sealed class GuardedClientTests
{
    private static readonly Dictionary<string, string> Headers = new() { ["webhook-id"] = "msg_1" };

    [Fact]
    public async Task What_is_posted_arrives_with_its_headers_and_nothing_of_this_machine()
    {
        using var server = RawServer.Saying("HTTP/1.1 201 Created\r\nContent-Length: 5\r\n\r\nhello");
        using var client = Client();
        var answer = await PostAsync(client, $"http://127.0.0.1:{server.Port}/a?b=c");
        Assert.Equal((OutgoingTrouble.None, 201, "hello", true),
            (answer.Trouble, answer.Status!.Value, answer.Text, answer.IsSuccess));
        Assert.StartsWith("POST /a?b=c HTTP/1.1", server.Heard, StringComparison.Ordinal);
        Assert.Contains("webhook-id: msg_1", server.Heard, StringComparison.Ordinal);
        foreach (var header in new[] { "traceparent", "Cookie", "Authorization", "Accept-Encoding" })
            Assert.DoesNotContain(header, server.Heard, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("http://127.0.0.2:{0}/"), InlineData("http://[::1]:{0}/"), InlineData("http://10.0.0.1:{0}/")]
    [InlineData("http://169.254.169.254/latest/meta-data"), InlineData("https://192.168.1.1/")]
    [InlineData("https://[fd00:ec2::254]/"), InlineData("https://[::ffff:10.0.0.1]/")]
    [InlineData("http://0.0.0.0:{0}/"), InlineData("https://0x7f000002:{0}/")]
    [InlineData("https://2130706434:{0}/"), InlineData("https://0177.0.0.2:{0}/")]
    public async Task Nobody_is_connected_to_where_nothing_may_go(string address)
    {
        using var server = new RawServer((_, _) => Task.CompletedTask, IPAddress.Any);
        using var client = Client();
        var answer = await PostAsync(client, address.Replace("{0}", $"{server.Port}", StringComparison.Ordinal));
        Assert.Equal(OutgoingTrouble.AddressRefused, answer.Trouble);
        Assert.Equal(0, server.Came);
    }

    [Fact]
    public async Task A_name_that_leads_elsewhere_a_moment_later_is_asked_once_and_leads_nowhere()
    {
        using var server = new RawServer((line, ct) => RawServer.SayAsync(line, Ok, ct), IPAddress.Any);
        var names = new Names(["127.0.0.1"], ["127.0.0.2"]);
        using var client = Client(names);
        Assert.True((await PostAsync(client, $"http://rebound.example:{server.Port}/")).IsSuccess);
        Assert.Equal(1, names.Asked);
        Assert.Equal(OutgoingTrouble.AddressRefused,
            (await PostAsync(client, $"http://rebound.example:{server.Port}/")).Trouble);
        Assert.Equal((2, 1), (names.Asked, server.Came));
    }

    [Theory]
    [InlineData("127.0.0.1", "10.0.0.1"), InlineData("127.0.0.1", "::1"), InlineData("8.8.8.8", "169.254.169.254")]
    public async Task A_name_with_one_address_among_others_that_is_refused_is_refused(string good, string bad)
    {
        using var server = RawServer.Saying(Ok);
        using var client = Client(new Names([good, bad]));
        Assert.Equal(OutgoingTrouble.AddressRefused,
            (await PostAsync(client, $"http://mixed.example:{server.Port}/")).Trouble);
        Assert.Equal(0, server.Came);
    }

    [Fact]
    public async Task Plain_http_goes_to_no_public_address()
    {
        using var client = Client(new Names(["8.8.8.8"]));
        Assert.Equal(OutgoingTrouble.AddressRefused, (await PostAsync(client, "http://public.example/")).Trouble);
    }

    [Fact]
    public async Task A_file_is_fetched_whole_or_not_at_all()
    {
        const int most = 4096;
        var address = "http://127.0.0.1:{0}/daily.xml";
        using var whole = RawServer.Saying("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
        using var longer = RawServer.Saying(
            $"HTTP/1.1 200 OK\r\nContent-Length: {most + 1}\r\n\r\n{new string('x', most + 1)}");
        using var half = RawServer.Saying("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nhello");
        using var moved = RawServer.Saying(
            "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n");
        using var client = Client();

        var file = await GetAsync(whole);
        Assert.Equal((OutgoingTrouble.None, 200, "hello"),
            (file.Trouble, file.Status!.Value, System.Text.Encoding.UTF8.GetString(file.Content!)));
        Assert.StartsWith("GET /daily.xml HTTP/1.1", whole.Heard, StringComparison.Ordinal);
        var cut = await GetAsync(longer);
        Assert.Equal(200, cut.Status);
        Assert.Null(cut.Content);
        Assert.Null((await GetAsync(half)).Status);
        Assert.False((await GetAsync(moved)).IsSuccess);
        Assert.Equal(OutgoingTrouble.AddressRefused,
            (await client.GetAsync(new Uri("https://10.0.0.1/"), most, CancellationToken.None)).Trouble);

        Task<OutgoingFile> GetAsync(RawServer server) => client.GetAsync(
            new Uri(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, server.Port)), most,
            CancellationToken.None);
    }

    [Fact]
    public async Task A_redirect_is_an_answer_and_is_not_followed()
    {
        using var other = RawServer.Saying(Ok);
        using var server = RawServer.Saying(
            $"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:{other.Port}/\r\nContent-Length: 0\r\n\r\n");
        using var client = Client();
        var answer = await PostAsync(client, $"http://127.0.0.1:{server.Port}/");
        Assert.Equal((302, false), (answer.Status!.Value, answer.IsSuccess));
        Assert.Equal(0, other.Came);
    }

    [Fact]
    public async Task Of_an_answer_without_end_two_kilobytes_are_read()
    {
        using var server = new RawServer(async (line, ct) =>
        {
            await RawServer.SayAsync(line, "HTTP/1.1 200 OK\r\n\r\n", ct);
            while (true) await RawServer.SayAsync(line, new string('x', 8192), ct);
        });
        using var client = Client();
        var answer = await PostAsync(client, $"http://127.0.0.1:{server.Port}/");
        Assert.Equal((200, GuardedClient.MostRead, GuardedClient.MostRead),
            (answer.Status!.Value, answer.Text.Length, answer.Length));
    }

    [Fact]
    public async Task Who_drips_a_body_has_answered_and_who_drips_a_head_has_not()
    {
        using var body = Dripping("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
        using var head = Dripping("HTTP/1.1 200 OK\r\nX-Slow: ");
        using var client = Client(seconds: 1);
        var answers = await Task.WhenAll(PostAsync(client, $"http://127.0.0.1:{body.Port}/"),
            PostAsync(client, $"http://127.0.0.1:{head.Port}/"));
        Assert.True(answers[0].IsSuccess);
        Assert.Equal((OutgoingTrouble.NoAnswer, null), (answers[1].Trouble, answers[1].Status));
    }

    [Theory]
    [InlineData("", OutgoingTrouble.LineBroke), InlineData("hello\r\n\r\n", OutgoingTrouble.LineBroke)]
    [InlineData("HTTP/1.1 abc\r\n\r\n", OutgoingTrouble.LineBroke)]
    public async Task Nonsense_is_no_answer(string said, OutgoingTrouble trouble)
    {
        using var server = RawServer.Saying(said);
        using var client = Client();
        Assert.Equal(trouble, (await PostAsync(client, $"http://127.0.0.1:{server.Port}/")).Trouble);
    }

    [Fact]
    public async Task A_head_without_end_is_no_answer()
    {
        using var server = new RawServer(async (line, ct) =>
        {
            await RawServer.SayAsync(line, "HTTP/1.1 200 OK\r\n", ct);
            while (true) await RawServer.SayAsync(line, $"X-Much: {new string('x', 4000)}\r\n", ct);
        });
        using var client = Client();
        Assert.Equal(OutgoingTrouble.LineBroke, (await PostAsync(client, $"http://127.0.0.1:{server.Port}/")).Trouble);
    }

    [Fact]
    public async Task What_cannot_be_reached_is_told_apart()
    {
        using var client = Client(new Names());
        Assert.Equal(OutgoingTrouble.NameNotFound, (await PostAsync(client, "https://nobody.example/")).Trouble);
        using var gone = RawServer.Saying(Ok);
        var port = gone.Port;
        gone.Dispose();
        Assert.Equal(OutgoingTrouble.NoConnection, (await PostAsync(client, $"http://127.0.0.1:{port}/")).Trouble);
        using var plain = RawServer.Saying(Ok);
        Assert.Equal(OutgoingTrouble.NoEncryption,
            (await PostAsync(client, $"https://127.0.0.1:{plain.Port}/")).Trouble);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_not_trusted()
    {
        using var key = RSA.Create(2048);
        using var made = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1).CreateSelfSigned(
                new DateTimeOffset(TestClock.Start.AddYears(-9)), new DateTimeOffset(TestClock.Start.AddYears(90)));
        using var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var served = Task.Run(async () =>
        {
            using var caller = await listener.AcceptTcpClientAsync();
            await using var line = new SslStream(caller.GetStream());
            await Assert.ThrowsAnyAsync<Exception>(async () =>
            {
                await line.AuthenticateAsServerAsync(certificate, false, SslProtocols.None, false);
                if (await line.ReadAsync(new byte[1]) == 0) throw new IOException("Nothing was said.");
            });
        });
        using var client = Client();
        Assert.Equal(OutgoingTrouble.NoEncryption,
            (await PostAsync(client, $"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/")).Trouble);
        await served;
    }

    [Fact]
    public async Task When_to_come_again_is_read_however_it_is_said()
    {
        using var client = Client();
        foreach (var (said, expected) in new[]
        {
            ("120", TestClock.Start.AddSeconds(120)), ("Wed, 25 Nov 2026 06:00:00 GMT", TestClock.Start.AddHours(1)),
            ("soon", (DateTime?)null), ("-5", null), ("99999999999999", null),
        })
        {
            using var server = RawServer.Saying($"HTTP/1.1 429 Slow\r\nRetry-After: {said}\r\nContent-Length: 0\r\n\r\n");
            var answer = await PostAsync(client, $"http://127.0.0.1:{server.Port}/");
            Assert.Equal(expected is null, answer.RetryAt is null);
            if (expected is { } at) Assert.InRange(answer.RetryAt!.Value, at.AddSeconds(-1), at.AddMinutes(2));
        }
    }

    [Theory]
    [InlineData("", AddressFault.NotAnAddress), InlineData("hooks.example.com", AddressFault.NotAnAddress)]
    [InlineData("ftp://hooks.example.com/", AddressFault.NotAnAddress)]
    [InlineData("file:///etc/passwd", AddressFault.NotAnAddress)]
    [InlineData("https://user:secret@hooks.example.com/", AddressFault.NotAnAddress)]
    [InlineData("https://hooks.example.com/#part", AddressFault.NotAnAddress)]
    [InlineData("https://hooks.example.com/a b", AddressFault.NotAnAddress)]
    [InlineData("https:\\\\hooks.example.com", AddressFault.NotAnAddress)]
    [InlineData("https://", AddressFault.NotAnAddress)]
    [InlineData("http://hooks.example.com/", AddressFault.NotEncrypted)]
    [InlineData("https://localhost/", AddressFault.NotPublic), InlineData("https://127.0.0.1/", AddressFault.NotPublic)]
    [InlineData("https://[::1]/", AddressFault.NotPublic), InlineData("https://2130706433/", AddressFault.NotPublic)]
    [InlineData("https://erp.local/", AddressFault.NotPublic), InlineData("https://intranet/", AddressFault.NotPublic)]
    [InlineData("https://erp.internal./", AddressFault.NotPublic)]
    [InlineData("https://[64:ff9b::a00:1]/", AddressFault.NotPublic)]
    [InlineData("https://127.0.0.1./", AddressFault.NotPublic), InlineData("https://0x7f.1/", AddressFault.NotPublic)]
    [InlineData("https://10.1.2.3:8443/", AddressFault.NotPublic)]
    [InlineData("https://hooks.example.com:8443/erp?key=1", AddressFault.None)]
    [InlineData("https://8.8.8.8/", AddressFault.None), InlineData(" https://үй.example/кабар ", AddressFault.None)]
    public void An_address_is_judged_when_it_is_typed(string typed, AddressFault fault)
    {
        var guard = new AddressGuard(new Names(), Options.Create(new OutgoingSettings()));
        Assert.Equal(fault, guard.Read(typed, out var address));
        if (fault == AddressFault.None) Assert.NotNull(address);
    }

    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    private static RawServer Dripping(string begin) => new(async (line, ct) =>
    {
        await RawServer.SayAsync(line, begin, ct);
        using var drops = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await drops.WaitForNextTickAsync(ct)) await RawServer.SayAsync(line, "x", ct);
    });

    private static Task<OutgoingAnswer> PostAsync(GuardedClient client, string address) =>
        client.PostAsync(new OutgoingRequest(new Uri(address), "{}", Headers), CancellationToken.None);

    private static GuardedClient Client(INameResolver? names = null, int seconds = 30) => new(
        new AddressGuard(names ?? new Names(), Options.Create(new OutgoingSettings
        {
            PrivateNetworks = ["127.0.0.1/32"], Seconds = seconds,
        })), TestClock.New());

    /// <summary>Another answer each time, the last for ever.</summary>
    private sealed class Names(params string[][] answers) : INameResolver
    {
        public int Asked { get; private set; }

        public Task<IPAddress[]> ResolveAsync(string host, CancellationToken ct)
        {
            if (answers.Length == 0) throw new SocketException((int)SocketError.HostNotFound);
            return Task.FromResult<IPAddress[]>(
                [.. answers[Math.Min(Asked++, answers.Length - 1)].Select(IPAddress.Parse)]);
        }
    }
}
