using System.Security.Cryptography;
using ErpCrm.Platform.Mail;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ErpCrm.Workspace.Mail;

/// <summary>The mail server in memory: the operator's where he says one, else the company's.</summary>
internal sealed class MailServerStore(IServiceScopeFactory scopes, IOptions<MailSettings> settings,
    IDataProtectionProvider protection, IHostApplicationLifetime lifetime, ILogger<MailServerStore> log)
    : BackgroundService, IMailServer
{
    private static readonly TimeSpan RefreshEvery = TimeSpan.FromMinutes(1);
    private readonly IDataProtector _protector = protection.CreateProtector("ErpCrm.Workspace.Mail");
    private volatile State _state = new(null, MailServer.UsualMegabytes);

    public SmtpAccount? Current => settings.Value.ToAccount() ?? _state.Account;

    public bool IsFixed => settings.Value.IsOn;

    /// <summary>The most that the files of one mail may have together.</summary>
    public int Megabytes => _state.Megabytes;

    public string Protect(string password) => _protector.Protect(password);

    public async Task RefreshAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkspaceDbContext>();
        var server = await db.MailServers.AsNoTracking().FirstOrDefaultAsync(s => s.Id == MailServer.TheId, ct);
        _state = server is null
            ? new State(null, MailServer.UsualMegabytes)
            : new State(server.ToAccount(Open), server.Megabytes);
    }

    /// <summary>The password of the saved server; empty when there is none, or its key is gone.</summary>
    public string Open(string secret)
    {
        if (secret.Length == 0) return "";
        try
        {
            return _protector.Unprotect(secret);
        }
        catch (CryptographicException e)
        {
            log.LogError(e, "The password of the mail server cannot be read any more; enter it again");
            return "";
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not while the application starts: the database may be made or changed then. Jobs that send read it too.
        await StartedAsync(stoppingToken);
        await TryRefreshAsync(stoppingToken);
        // The machine's own pace: an adjusted clock changes nothing here.
        using var timer = new PeriodicTimer(RefreshEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await TryRefreshAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The application ends.
        }
    }

    private async Task StartedAsync(CancellationToken ct)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var waiting = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task TryRefreshAsync(CancellationToken ct)
    {
        try
        {
            await RefreshAsync(ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogWarning(e, "The mail server of the company could not be read; it is tried again");
        }
    }

    private sealed record State(SmtpAccount? Account, int Megabytes);
}
