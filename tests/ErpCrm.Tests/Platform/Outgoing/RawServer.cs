using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ErpCrm.Tests.Platform.Outgoing;

/// <summary>A server that says what a test wants, byte by byte, and counts who came.</summary>
internal sealed class RawServer : IDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _end = new();
    private readonly Func<NetworkStream, CancellationToken, Task> _answer;
    private int _came;
    private bool _isOver;

    public RawServer(Func<NetworkStream, CancellationToken, Task> answer, IPAddress? address = null)
    {
        (_answer, _listener) = (answer, new TcpListener(address ?? IPAddress.Loopback, 0));
        _listener.Start();
        _ = ListenAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Came => _came;

    /// <summary>What came first.</summary>
    public string Heard { get; private set; } = "";

    public static RawServer Saying(string answer) => new((line, ct) => SayAsync(line, answer, ct));

    public static Task SayAsync(NetworkStream line, string text, CancellationToken ct) =>
        line.WriteAsync(Encoding.ASCII.GetBytes(text), ct).AsTask();

    public void Dispose()
    {
        if (_isOver) return;
        _isOver = true;
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task ListenAsync()
    {
        var ct = _end.Token;
        try
        {
            while (true) _ = AnswerAsync(await _listener.AcceptTcpClientAsync(ct), ct);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(TcpClient client, CancellationToken ct)
    {
        Interlocked.Increment(ref _came);
        using (client)
        {
            try
            {
                var line = client.GetStream();
                var buffer = new byte[16_384];
                Heard = Encoding.UTF8.GetString(buffer, 0, await line.ReadAsync(buffer, ct));
                await _answer(line, ct);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
            {
                // Whoever asked has gone.
            }
        }
    }
}
