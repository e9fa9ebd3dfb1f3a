using System.Diagnostics;
using System.Net.Sockets;
using ErpCrm.Tests.SqlServer.Mirror;
using Microsoft.Data.SqlClient;
using Testcontainers.MsSql;

namespace ErpCrm.Tests.SqlServer;

/// <summary>A test that needs a SQL Server: given by <c>ERPCRM_TEST_SQLSERVER</c>, or started in Docker.</summary>
public sealed class RealServerFactAttribute : FactAttribute
{
    public RealServerFactAttribute()
    {
        if (RealServer.IsUsed) Skip = "This run is that suite.";
        else if (RealServerSuite.Given is null && !DockerAnswers())
            Skip = "SQL Server suite not run: ERPCRM_TEST_SQLSERVER is not set and no Docker engine answers.";
    }

    private static bool DockerAnswers()
    {
        if (OperatingSystem.IsWindows()) return File.Exists(@"\\.\pipe\docker_engine");
        if (Environment.GetEnvironmentVariable("DOCKER_HOST") is { Length: > 0 }) return true;
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Connect(new UnixDomainSocketEndPoint("/var/run/docker.sock"));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

/// <summary>The functional tests once more, in a process of their own,
/// with every application on a SQL Server database of its own.</summary>
[Collection(MirrorEnd.Name)]
public sealed class RealServerSuite
{
    private const string Image = "mcr.microsoft.com/mssql/server:2022-latest";

    // What runs the application by itself, needs no application, or is about the tools of this folder.
    private const string Filter =
        "FullyQualifiedName!~ErpCrm.Tests.SqlServer&FullyQualifiedName!~Journeys&FullyQualifiedName!~Documents&FullyQualifiedName!~Architecture.SourceTests";

    internal static string? Given { get; } =
        Environment.GetEnvironmentVariable("ERPCRM_TEST_SQLSERVER") is { Length: > 0 } text ? text : null;

    [RealServerFact]
    public async Task The_functional_tests_pass_on_SQL_Server()
    {
        if (Given is { } connection)
        {
            await RunAsync(connection);
            return;
        }

        await using var container = new MsSqlBuilder(Image).Build();
        await container.StartAsync();
        await RunAsync(container.GetConnectionString());
    }

    private static async Task RunAsync(string connection)
    {
        var start = new ProcessStartInfo("dotnet",
            ["test", typeof(RealServerSuite).Assembly.Location, "--nologo", "--filter", Filter])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { [RealServer.Variable] = new SqlConnectionStringBuilder(connection).ConnectionString },
        };
        using var run = Process.Start(start)!;
        var output = await Task.WhenAll(run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        await run.WaitForExitAsync();
        var text = string.Concat(output);
        Assert.True(run.ExitCode == 0,
            $"dotnet test ended with {run.ExitCode}:\n{text[Math.Max(0, text.Length - 20_000)..]}");
    }
}
