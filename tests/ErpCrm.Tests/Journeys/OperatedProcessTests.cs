using System.Net.Sockets;
using System.Text;

namespace ErpCrm.Tests.Journeys;

/// <summary>The application as whoever runs the server meets it: backed
/// up while it runs, robbed of its database, brought back.</summary>
public sealed class OperatedProcessTests
{
    private const string Password = "a cow flies over the mountains";

    [Fact]
    public async Task A_company_is_backed_up_while_it_runs_and_brought_back_after_its_database_was_deleted()
    {
        await using var app = await AppProcess.StartAsync();
        var folder = Path.GetDirectoryName(app.DatabaseFile)!;
        var backup = Path.Combine(folder, "kept", "company.zip");
        var browser = Browser(app);
        var page = await browser.GetAsync(app.SetupLink.PathAndQuery);
        (await browser.SubmitAsync(page, "form#setup", ("Name", "Aibek Usenov"), ("Email", "aibek@firm.example"),
            ("Password", Password), ("CompanyName", "Tulpar Consulting"))).Saved();
        Assert.StartsWith("HTTP/1.1 400", await BrokenPostAsync(app.Address), StringComparison.Ordinal);

        var made = await AppProcess.RunAsync(folder, "backup", backup);
        Assert.True(made.ExitCode == 0, made.Output);
        Assert.Equal(1, (await AppProcess.RunAsync(folder, "restore", backup)).ExitCode); // it runs

        await app.KillAsync();
        foreach (var file in Directory.GetFiles(folder, "erpcrm.db*")) File.Delete(file);
        var refused = await AppProcess.RunAsync(folder);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("restore <file>", refused.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(app.DatabaseFile));

        var restored = await AppProcess.RunAsync(folder, "restore", backup);
        Assert.True(restored.ExitCode == 0, restored.Output);
        await app.StartAgainAsync();
        browser = Browser(app);
        page = await browser.GetAsync("/identity/account/sign-in");
        (await browser.SubmitAsync(page, "form[method=post]:has([name=Password])", ("Email", "aibek@firm.example"),
            ("Password", Password))).Saved();
    }

    // A form that says how long its next piece is, and lies.
    private static async Task<string> BrokenPostAsync(Uri address)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /identity/account/sign-in HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: close\r\n" +
            "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nEmail=x\r\n0\r\n\r\n"));
        using var reader = new StreamReader(stream);
        return (await reader.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(2))) ?? "";
    }

    private static TestBrowser Browser(AppProcess app) =>
        new(new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address });
}
