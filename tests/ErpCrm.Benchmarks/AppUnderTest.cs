using System.Diagnostics;
using System.Globalization;

namespace ErpCrm.Benchmarks;

/// <summary>The application as its own process on a copy of a seeded database.</summary>
internal sealed class AppUnderTest : IAsyncDisposable
{
    private readonly Process _process;
    private readonly CancellationTokenSource _watching = new();
    private long _peak;

    private AppUnderTest(Process process, Uri address)
    {
        (_process, Address) = (process, address);
        _ = WatchMemoryAsync();
    }

    public Uri Address { get; }

    /// <summary>CPU time the process has used.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Largest working set seen, in MB.</summary>
    public long PeakMegabytes => Interlocked.Read(ref _peak) / 1024 / 1024;

    /// <summary>Runs a command of the application to its end.</summary>
    public static async Task RunAsync(Options options, params string[] arguments)
    {
        using var process = Process.Start(StartInfo(options, arguments, quiet: false))!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    public static async Task<AppUnderTest> StartAsync(Options options, string folder)
    {
        var address = new Uri($"http://localhost:{options.Port.ToString(CultureInfo.InvariantCulture)}");
        var process = Process.Start(StartInfo(options,
            ["--Urls", address.ToString(), "--Data:Folder", folder, "--Measuring:SqlCommands", "true"], quiet: true))!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        using var client = new HttpClient { BaseAddress = address };
        for (var attempt = 0; attempt < 600; attempt++)
        {
            if (process.HasExited) throw new InvalidOperationException("The application ended.");
            try
            {
                if ((await client.GetAsync("/health/live")).IsSuccessStatusCode)
                    return new AppUnderTest(process, address);
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(200);
        }

        throw new TimeoutException("The application does not answer.");
    }

    public async ValueTask DisposeAsync()
    {
        await _watching.CancelAsync();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _watching.Dispose();
    }

    private static ProcessStartInfo StartInfo(Options options, IReadOnlyList<string> arguments, bool quiet)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Path.GetDirectoryName(options.App), RedirectStandardOutput = quiet
        };
        start.ArgumentList.Add(options.App);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        return start;
    }

    private async Task WatchMemoryAsync()
    {
        try
        {
            while (!_watching.IsCancellationRequested)
            {
                _process.Refresh();
                if (_process.HasExited) return;
                if (_process.WorkingSet64 > Interlocked.Read(ref _peak))
                    Interlocked.Exchange(ref _peak, _process.WorkingSet64);
                await Task.Delay(100, _watching.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The measurement is over.
        }
    }
}
