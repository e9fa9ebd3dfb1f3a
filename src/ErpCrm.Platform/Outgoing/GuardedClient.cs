using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace ErpCrm.Platform.Outgoing;

/// <summary>
/// The one way to ask servers of others, and to post something to one whose address people typed. The name is resolved
/// once, every address it has is judged, and the connection goes to one of those (<see cref="AddressGuard"/>): a name
/// that leads elsewhere a moment later changes nothing. No redirect is followed, no proxy used, no cookie or credential
/// sent; an answer may be neither long nor slow.
/// </summary>
public sealed class GuardedClient : IDisposable
{
    /// <summary>Bytes of an answer that are read.</summary>
    public const int MostRead = 2048;

    private const int HeadKilobytes = 16;
    private const string Agent = "ErpCrm/1";
    private static readonly TimeSpan EachAddress = TimeSpan.FromSeconds(5);

    private readonly HttpMessageInvoker _line;
    private readonly AddressGuard _guard;
    private readonly TimeProvider _time;

    public GuardedClient(AddressGuard guard, TimeProvider time)
    {
        (_guard, _time) = (guard, time);
        _line = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            PreAuthenticate = false,
            AutomaticDecompression = DecompressionMethods.None,
            // Nobody is told how our own work hangs together.
            ActivityHeadersPropagator = null,
            // A line is never used twice: each request looks for its server anew, and none goes out twice by itself.
            PooledConnectionLifetime = TimeSpan.Zero,
            MaxResponseHeadersLength = HeadKilobytes,
            MaxResponseDrainSize = 0,
            ConnectCallback = ConnectAsync,
        });
    }

    /// <summary>Posts it. What goes wrong on the way is an answer too; it throws when the caller gives up.</summary>
    public async Task<OutgoingAnswer> PostAsync(OutgoingRequest sent, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(_guard.Limit, _time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            using var request = ToMessage(sent);
            using var response = await _line.SendAsync(request, end.Token);
            var (text, length) = await ReadAsync(response.Content, end.Token);
            return new OutgoingAnswer(OutgoingTrouble.None, (int)response.StatusCode, text,
                RetryAt(response.Headers.RetryAfter)) { Length = length };
        }
        catch (Exception e) when (!ct.IsCancellationRequested && TroubleOf(e) is { } trouble)
        {
            return new OutgoingAnswer(trouble);
        }
    }

    /// <summary>Fetches a file that a server offers to everybody. What goes wrong on the way is an answer too; it
    /// throws when the caller gives up.</summary>
    /// <param name="most">Bytes of it that are read; a longer one is told and not kept.</param>
    public async Task<OutgoingFile> GetAsync(Uri address, int most, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(_guard.Limit, _time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.ConnectionClose = true;
            request.Headers.TryAddWithoutValidation("User-Agent", Agent);
            using var response = await _line.SendAsync(request, end.Token);
            return new OutgoingFile(OutgoingTrouble.None, (int)response.StatusCode,
                await ReadWholeAsync(response.Content, most, end.Token));
        }
        catch (Exception e) when (!ct.IsCancellationRequested && TroubleOf(e) is { } trouble)
        {
            return new OutgoingFile(trouble);
        }
    }

    public void Dispose() => _line.Dispose();

    private static HttpRequestMessage ToMessage(OutgoingRequest sent)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, sent.Address)
        {
            Content = new StringContent(sent.Body, Encoding.UTF8, "application/json"),
        };
        request.Headers.ConnectionClose = true;
        foreach (var (name, value) in sent.Headers) request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    // The status is known by now: whatever happens to the rest of the answer changes nothing.
    private static async Task<(string Text, int Length)> ReadAsync(HttpContent content, CancellationToken ct)
    {
        var (buffer, read) = (new byte[MostRead], 0);
        try
        {
            await using var stream = await content.ReadAsStreamAsync(ct);
            while (read < MostRead && await stream.ReadAsync(buffer.AsMemory(read), ct) is var count and > 0)
                read += count;
        }
        catch (Exception e) when (e is IOException or HttpRequestException or OperationCanceledException)
        {
            // What came before stands.
        }

        var text = Encoding.UTF8.GetString(buffer, 0, read);
        return (string.Concat(text.Select(c => char.IsControl(c) && c is not ('\n' or '\t') ? ' ' : c)).Trim(), read);
    }

    // Half a file is none.
    private static async Task<byte[]?> ReadWholeAsync(HttpContent content, int most, CancellationToken ct)
    {
        var (buffer, read) = (new byte[most + 1], 0);
        await using var stream = await content.ReadAsStreamAsync(ct);
        while (read <= most && await stream.ReadAsync(buffer.AsMemory(read), ct) is var count and > 0) read += count;
        return read > most ? null : buffer[..read];
    }

    private DateTime? RetryAt(RetryConditionHeaderValue? after) =>
        after?.Date is { } date ? date.UtcDateTime
        : after?.Delta is { } delta ? _time.GetUtcNow().UtcDateTime + delta
        : null;

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var isPlain = context.InitialRequestMessage.RequestUri?.Scheme != Uri.UriSchemeHttps;
        var last = new SocketException((int)SocketError.HostUnreachable);
        foreach (var address in await _guard.FindAsync(context.DnsEndPoint.Host, isPlain, ct))
        {
            try
            {
                return await ConnectAsync(new IPEndPoint(address, context.DnsEndPoint.Port), ct);
            }
            catch (SocketException e)
            {
                last = e;
            }
        }

        throw last;
    }

    private async Task<NetworkStream> ConnectAsync(IPEndPoint server, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(EachAddress, _time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(server, end.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            socket.Dispose();
            throw new SocketException((int)SocketError.TimedOut);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static OutgoingTrouble? TroubleOf(Exception error)
    {
        // The innermost reason says most.
        var reasons = new List<Exception>();
        for (var e = error; e is not null; e = e.InnerException) reasons.Insert(0, e);
        return reasons.Select(ReasonOf).FirstOrDefault(reason => reason is not null)
            ?? (error is IOException or SocketException ? OutgoingTrouble.LineBroke : null);
    }

    private static OutgoingTrouble? ReasonOf(Exception e) => e switch
    {
        AddressRefusedException => OutgoingTrouble.AddressRefused,
        AuthenticationException => OutgoingTrouble.NoEncryption,
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }
            => OutgoingTrouble.NameNotFound,
        OperationCanceledException => OutgoingTrouble.NoAnswer,
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => OutgoingTrouble.NameNotFound,
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError }
            => OutgoingTrouble.NoEncryption,
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => OutgoingTrouble.NoConnection,
        HttpRequestException => OutgoingTrouble.LineBroke,
        _ => null,
    };
}
