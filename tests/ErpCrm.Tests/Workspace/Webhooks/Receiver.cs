using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ErpCrm.Tests.Workspace.Webhooks;

/// <summary>A message as its receiver has it.</summary>
internal sealed record Received(string Path, string Id, long Moment, string Signature, string Body)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public string Type => (string)Json["type"]!;

    /// <summary>As the standard says it, with nothing of our own code.</summary>
    public bool IsSignedBy(string secret)
    {
        using var hmac = new HMACSHA256(Convert.FromBase64String(secret.Split('_', 2)[1]));
        var expected = Convert.ToBase64String(hmac.ComputeHash(
            Encoding.UTF8.GetBytes($"{Id}.{Moment.ToString(CultureInfo.InvariantCulture)}.{Body}")));
        return Signature.Split(' ').Contains("v1," + expected);
    }
}

/// <summary>Another program that is told what happens, on this machine.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Received> _got = new();
    private readonly SemaphoreSlim _came = new(0);
    private int _atOnce;

    private Receiver(WebApplication app) => _app = app;

    public IReadOnlyList<Received> Got => [.. _got];

    /// <summary>The most that were here at one moment.</summary>
    public int MostAtOnce { get; private set; }

    public string Address { get; private set; } = "";

    public Func<HttpContext, Task> Answers { get; set; } = _ => Task.CompletedTask;

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new Receiver(app);
        app.Run(receiver.TakeAsync);
        await app.StartAsync();
        receiver.Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses
            .First();
        return receiver;
    }

    /// <summary>Always the same answer.</summary>
    public void Say(int status, params (string Name, string Value)[] headers) => Answers = http =>
    {
        http.Response.StatusCode = status;
        foreach (var (name, value) in headers) http.Response.Headers[name] = value;
        return http.Response.WriteAsync($"said {status}");
    };

    /// <summary>Waits for so many more.</summary>
    public async Task WaitAsync(int count)
    {
        for (var i = 0; i < count; i++) Assert.True(await _came.WaitAsync(TimeSpan.FromMinutes(3)));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _came.Dispose();
    }

    private async Task TakeAsync(HttpContext http)
    {
        lock (_got) MostAtOnce = Math.Max(MostAtOnce, ++_atOnce);
        try
        {
            using var reader = new StreamReader(http.Request.Body);
            var headers = http.Request.Headers;
            _got.Enqueue(new Received(http.Request.Path, headers["webhook-id"]!,
                long.Parse(headers["webhook-timestamp"]!, CultureInfo.InvariantCulture),
                headers["webhook-signature"]!, await reader.ReadToEndAsync()));
            _came.Release();
            await Answers(http);
        }
        finally
        {
            lock (_got) _atOnce--;
        }
    }
}
