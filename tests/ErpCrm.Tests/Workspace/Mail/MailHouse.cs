using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using MimeKit;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace ErpCrm.Tests.Workspace.Mail;

/// <summary>A mail server of its own that says what a test lets it say.</summary>
internal sealed class MailHouse : IDisposable
{
    private readonly CancellationTokenSource _end = new();

    public MailHouse()
    {
        Port = FreePort();
        var options = new SmtpServerOptionsBuilder().ServerName("mail.test.example")
            .Endpoint(end => end.Endpoint(new IPEndPoint(IPAddress.Loopback, Port))).Build();
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add((IMailboxFilterFactory)Desk);
        services.Add((IMessageStoreFactory)Desk);
        _ = new SmtpServer.SmtpServer(options, services).StartAsync(_end.Token);
    }

    public int Port { get; }

    public MailDesk Desk { get; } = new();

    public void Dispose()
    {
        Desk.Answer.TrySetResult();
        _end.Cancel();
        _end.Dispose();
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>A mail that the server took.</summary>
internal sealed record TakenMail(IReadOnlyList<string> To, MimeMessage Message, string Source);

internal sealed class MailDesk : MessageStore, IMailboxFilter, IMailboxFilterFactory, IMessageStoreFactory
{
    private readonly ConcurrentQueue<TakenMail> _taken = new();

    public IReadOnlyList<TakenMail> Taken => [.. _taken];

    /// <summary>Codes with which addresses are refused.</summary>
    public ConcurrentDictionary<string, int> Refuses { get; } = new();

    /// <summary>The code with which whole messages are refused.</summary>
    public int? RefusesAll { get; set; }

    /// <summary>The code with which the sender is refused.</summary>
    public int? RefusesSender { get; set; }

    /// <summary>What the server waits for before it says that it has a message.</summary>
    public TaskCompletionSource Answer { get; set; } = Done();

    public static TaskCompletionSource Done()
    {
        var done = new TaskCompletionSource();
        done.SetResult();
        return done;
    }

    public Task<bool> CanAcceptFromAsync(ISessionContext context, IMailbox from, int size,
        CancellationToken cancellationToken) => RefusesSender is { } code
            ? throw new SmtpResponseException(new SmtpResponse((SmtpReplyCode)code, "Too much mail"))
            : Task.FromResult(true);

    public Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from,
        CancellationToken cancellationToken) => Refuses.TryGetValue($"{to.User}@{to.Host}", out var code)
            ? throw new SmtpResponseException(new SmtpResponse((SmtpReplyCode)code, "5.1.1 Not this one"))
            : Task.FromResult(true);

    public override async Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction,
        ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        if (RefusesAll is { } code) return new SmtpResponse((SmtpReplyCode)code, "Not this message");
        var source = buffer.ToArray();
        using var stream = new MemoryStream(source);
        var message = await MimeMessage.LoadAsync(stream, cancellationToken);
        _taken.Enqueue(new TakenMail([.. transaction.To.Select(to => $"{to.User}@{to.Host}")], message,
            System.Text.Encoding.UTF8.GetString(source)));
        await Answer.Task.WaitAsync(cancellationToken);
        return SmtpResponse.Ok;
    }

    IMailboxFilter ISessionContextInstanceFactory<IMailboxFilter>.CreateInstance(ISessionContext context) => this;

    IMessageStore ISessionContextInstanceFactory<IMessageStore>.CreateInstance(ISessionContext context) => this;
}

/// <summary>A line to a server that is cut at a moment: what was said before arrived.</summary>
internal sealed class CutLine : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _port;
    private readonly string _cutAt;
    private readonly bool _passes;

    /// <param name="cutAt">What the client says last.</param>
    /// <param name="passes">Whether the server still hears it, and answers into nothing.</param>
    public CutLine(int port, string cutAt, bool passes)
    {
        (_port, _cutAt, _passes) = (port, cutAt, passes);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = ListenAsync();
    }

    public int Port { get; }

    public void Dispose() => _listener.Dispose();

    private async Task ListenAsync()
    {
        try
        {
            while (true) _ = PassAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task PassAsync(TcpClient client)
    {
        using (client)
        using (var server = new TcpClient())
        {
            await server.ConnectAsync(IPAddress.Loopback, _port);
            var (up, down) = (client.GetStream(), server.GetStream());
            var isCut = false;
            var answers = AnswerAsync(down, up, () => isCut);
            var said = "";
            var buffer = new byte[8192];
            while (await up.ReadAsync(buffer) is var count and > 0)
            {
                said += System.Text.Encoding.ASCII.GetString(buffer, 0, count);
                isCut = said.Contains(_cutAt, StringComparison.Ordinal);
                if (!isCut || _passes) await down.WriteAsync(buffer.AsMemory(0, count));
                if (isCut) break;
            }

            client.Close();
            // The server finishes what it heard.
            if (_passes) await answers;
        }
    }

    // What is answered after the cut, nobody hears.
    private static async Task AnswerAsync(NetworkStream from, NetworkStream to, Func<bool> isCut)
    {
        var buffer = new byte[8192];
        try
        {
            while (await from.ReadAsync(buffer) is var count and > 0)
            {
                if (isCut()) return;
                await to.WriteAsync(buffer.AsMemory(0, count));
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // One end is gone.
        }
    }
}
