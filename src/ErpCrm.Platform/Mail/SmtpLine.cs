using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace ErpCrm.Platform.Mail;

/// <summary>
/// One conversation with a mail server. It tells what is known of a message afterwards: taken, refused, never reached
/// the point where it could arrive, or left without an answer. A server that refuses one of several addresses delivers
/// to the others.
/// </summary>
public sealed class SmtpLine(SmtpAccount account, MailPatience patience) : IDisposable
{
    private readonly Client _client = new();

    public bool IsOpen => _client.IsConnected;

    /// <summary>Connects and signs in; null when the server took us.</summary>
    public async Task<MailAnswer?> OpenAsync(CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(patience.Greeting);
        var unsupported = MailTrouble.NoEncryption;
        try
        {
            await _client.ConnectAsync(account.Host, account.Port, OptionsOf(account.Security), limit.Token);
            unsupported = MailTrouble.SignInRefused;
            if (account.User.Length > 0)
                await _client.AuthenticateAsync(account.User, account.Password, limit.Token);
            // Domains go as every server understands them, whether it knows other scripts or not.
            _client.Capabilities &= ~SmtpCapabilities.UTF8;
            return null;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            await CloseAsync();
            return AnswerTo(e, MailResult.NotReached, unsupported);
        }
    }

    /// <summary>Hands a message over. It does not throw when the server, the line or the caller gives up: what is known
    /// then is the answer.</summary>
    /// <param name="to">Whom the server is to deliver it to, whoever its head names.</param>
    public async Task<MailOutcome> SendAsync(MimeMessage message, IReadOnlyList<MailboxAddress> to,
        CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(patience.Greeting);
        var leaving = new Leaving(() => limit.CancelAfter(patience.Message));
        _client.Refusals.Clear();
        MailAnswer answer;
        try
        {
            var said = await _client.SendAsync(message, message.From.Mailboxes.First(), to, limit.Token, leaving);
            answer = new MailAnswer(MailResult.Taken, MailTrouble.None, said ?? "");
        }
        catch (Exception e)
        {
            answer = AnswerTo(e, leaving.HasBegun ? MailResult.Unsure : MailResult.NotReached);
            // Without its sender no address was ever asked for: what was said to them was about him.
            if (e is SmtpCommandException { ErrorCode: SmtpErrorCode.SenderNotAccepted }
                or ServiceNotAuthenticatedException)
                _client.Refusals.Clear();
        }

        return new MailOutcome(answer, new Dictionary<string, MailAnswer>(_client.Refusals, Addresses));
    }

    /// <summary>Says good-bye; a server that does not answer is left.</summary>
    public async Task CloseAsync()
    {
        using var limit = new CancellationTokenSource(patience.Greeting);
        try
        {
            if (_client.IsConnected) await _client.DisconnectAsync(quit: true, limit.Token);
        }
        catch (Exception e) when (e is IOException or ProtocolException or OperationCanceledException)
        {
            // It is gone already.
        }
    }

    public void Dispose() => _client.Dispose();

    private static StringComparer Addresses => StringComparer.OrdinalIgnoreCase;

    // A server that answered by a number is believed; whatever else went wrong says nothing of the message.
    private static MailAnswer AnswerTo(Exception e, MailResult otherwise,
        MailTrouble unsupported = MailTrouble.MessageRefused) => e switch
        {
            SmtpCommandException said => Said(said.StatusCode, said.Message, TroubleOf(said.ErrorCode)),
            OperationCanceledException or TimeoutException => new MailAnswer(otherwise, MailTrouble.NoAnswer, ""),
            AuthenticationException or ServiceNotAuthenticatedException
                => new MailAnswer(otherwise, MailTrouble.SignInRefused, e.Message),
            SslHandshakeException => new MailAnswer(otherwise, MailTrouble.NoEncryption, ""),
            NotSupportedException => new MailAnswer(otherwise, unsupported, e.Message),
            SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }
                => new MailAnswer(otherwise, MailTrouble.ServerNotFound, e.Message),
            SocketException => new MailAnswer(otherwise, MailTrouble.NoConnection, e.Message),
            _ => new MailAnswer(otherwise, MailTrouble.LineBroke, e.Message),
        };

    private static MailTrouble TroubleOf(SmtpErrorCode code) => code switch
    {
        SmtpErrorCode.SenderNotAccepted => MailTrouble.SenderRefused,
        SmtpErrorCode.RecipientNotAccepted => MailTrouble.AddressRefused,
        _ => MailTrouble.MessageRefused,
    };

    private static MailAnswer Said(SmtpStatusCode code, string words, MailTrouble trouble) => new(
        (int)code >= 500 ? MailResult.Refused : MailResult.RefusedForNow, trouble,
        FormattableString.Invariant($"{(int)code} {words}"));

    private static SecureSocketOptions OptionsOf(MailSecurity security) => security switch
    {
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        MailSecurity.SslOnConnect => SecureSocketOptions.SslOnConnect,
        MailSecurity.None => SecureSocketOptions.None,
        _ => SecureSocketOptions.Auto,
    };

    private sealed class Client : SmtpClient
    {
        public Dictionary<string, MailAnswer> Refusals { get; } = new(Addresses);

        protected override void OnRecipientNotAccepted(MimeMessage message, MailboxAddress mailbox,
            SmtpResponse response) => Refusals[mailbox.Address] =
            Said(response.StatusCode, response.Response, MailTrouble.AddressRefused);

        protected override void OnNoRecipientsAccepted(MimeMessage message) =>
            throw new SmtpCommandException(SmtpErrorCode.RecipientNotAccepted, SmtpStatusCode.TransactionFailed,
                "No address was taken.");
    }

    // The message begins to leave with its first byte: from then on a silence proves nothing.
    // Each part that leaves starts the time anew: it limits a silence, not the length of a message.
    private sealed class Leaving(Action moves) : ITransferProgress
    {
        public bool HasBegun { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => Report(bytesTransferred);

        public void Report(long bytesTransferred)
        {
            HasBegun = true;
            moves();
        }
    }
}
