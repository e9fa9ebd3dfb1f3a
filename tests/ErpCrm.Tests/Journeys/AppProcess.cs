using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using ErpCrm.Tests.Architecture;

namespace ErpCrm.Tests.Journeys;

/// <summary>The application as its own process, on its own port and data folder, as somebody starts it.</summary>
public sealed partial class AppProcess : IAsyncDisposable
{
    // What a busy machine needs to start it, or to play the demo company.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);
    private readonly string _folder;
    private readonly string[] _arguments;
    private readonly DateTime _start = TestClock.Start;
    private readonly StringBuilder _output = new();
    private Process _process = null!;
    private bool _isKilled;

    private AppProcess(string folder, string[] arguments) => (_folder, _arguments) = (folder, arguments);

    public Uri Address { get; private set; } = null!;

    /// <summary>Everything it has written so far.</summary>
    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    /// <summary>The one-time link that an empty installation prints.</summary>
    public Uri SetupLink => new(Address, new Uri(SetupLine().Match(Output).Value).PathAndQuery);

    public string DatabaseFile => Path.Combine(_folder, "erpcrm.db");

    public string DemoDatabaseFile => Path.Combine(_folder, "demo", "demo.db");

    public static async Task<AppProcess> StartAsync(params string[] arguments)
    {
        var app = new AppProcess(Directory.CreateTempSubdirectory("erpcrm-app-").FullName, arguments);
        await app.StartAgainAsync();
        return app;
    }

    /// <summary>Starts on a data folder that is filled first.</summary>
    public static async Task<AppProcess> StartOnAsync(Func<string, Task> fill)
    {
        var app = new AppProcess(Directory.CreateTempSubdirectory("erpcrm-app-").FullName, []);
        await fill(app._folder);
        await app.StartAgainAsync();
        return app;
    }

    /// <summary>Starts on the same data folder, after a kill or for the first time.</summary>
    public async Task StartAgainAsync()
    {
        lock (_output) _output.Clear();
        Address = new Uri($"http://localhost:{FreePort()}");
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = new Process { StartInfo = StartInfo(Address), EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data, started);
        _process.ErrorDataReceived += (_, line) => Read(line.Data, started);
        _process.Exited += (_, _) => started.TrySetException(
            new InvalidOperationException($"The application ended:\n{Output}"));
        _process.Start();
        _isKilled = false;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await started.Task.WaitAsync(Patience);
    }

    /// <summary>Runs a command of the application to its end.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string folder, params string[] arguments)
    {
        using var process = Process.Start(new AppProcess(folder, arguments).StartInfo(new Uri("http://localhost:0")))!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>Starts another process on the same data folder and waits for its end.</summary>
    public async Task<(int ExitCode, string Output)> StartSecondAsync()
    {
        using var second = Process.Start(StartInfo(new Uri($"http://localhost:{FreePort()}")))!;
        var output = await second.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
        await second.WaitForExitAsync();
        return (second.ExitCode, output);
    }

    /// <summary>SIGKILL: nothing is flushed, nothing is said good-bye to.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _isKilled = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_isKilled && !_process.HasExited) await KillAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private ProcessStartInfo StartInfo(Uri address)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var project = Path.Combine(Solution.Root, "src", "ErpCrm.Web");
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = project,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])[Path.Combine(project, "bin", configuration, "net10.0", "ErpCrm.Web.dll"),
            .. _arguments, "--Urls", address.ToString(), "--Data:Folder", _folder, "--Clock:Start",
            _start.ToString("O")])
            start.ArgumentList.Add(argument);
        start.Environment["Database__Provider"] = "Sqlite"; // whatever the machine's own settings say
        // assets come from the projects, as with dotnet run
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        return start;
    }

    private void Read(string? line, TaskCompletionSource started)
    {
        if (line is null) return;
        lock (_output) _output.AppendLine(line);
        if (line.Contains("ErpCrm is at", StringComparison.Ordinal)) started.TrySetResult();
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"https?://\S+/identity/setup\?token=\S+")]
    private static partial Regex SetupLine();
}
