using ErpCrm.Contracts.Crm;
using ErpCrm.Workspace;
using ErpCrm.Workspace.Comments;
using ErpCrm.Workspace.Webhooks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ErpCrm.Tests.Workspace.Webhooks;

/// <summary>The application that may speak to this machine, and sends when a test says so.</summary>
public sealed class HookApp : TestApp
{
    protected override void ConfigureHost(IWebHostBuilder host)
    {
        host.UseSetting("Outgoing:PrivateNetworks:0", "127.0.0.1/32");
        host.UseSetting("Outgoing:Seconds", "30");
        host.UseSetting("Public:BaseUrl", "https://erp.test.example");
    }

    protected override void Configure(IServiceCollection services) => services.Remove(services.Single(
        s => s.ServiceType == typeof(IHostedService) && s.ImplementationType == typeof(WebhookLoop)));
}

internal static class HookMake
{
    public static DateTime Now(this TestApp app) => app.Time.GetUtcNow().UtcDateTime;

    /// <summary>A webhook and its secret.</summary>
    public static Task<(Guid Id, string Secret)> HookAsync(this TestApp app, string address,
        params string[] events) => app.HookOfAsync(TestUser.Owner, address, events);

    public static async Task<(Guid Id, string Secret)> HookOfAsync(this TestApp app, TestUser owner, string address,
        params string[] events)
    {
        var secret = WebhookSecrets.New();
        var kept = app.Services.GetRequiredService<WebhookSecrets>().Protect(secret);
        var webhook = new Webhook(new WebhookData(address, "", events.Length > 0 ? events : [LeadCaptured.OutsideName]),
            kept, new Doing(app.Now(), owner.Id, owner.Name));
        await app.InAsync<WorkspaceDbContext>(async db =>
        {
            db.Add(webhook);
            await db.SaveChangesAsync();
        });
        return (webhook.Id, secret);
    }

    public static Task SendAsync(this TestApp app) =>
        app.Services.GetRequiredService<WebhookSender>().SendDueAsync(CancellationToken.None);

    public static Task<List<WebhookMessage>> MessagesAsync(this TestApp app, Guid webhook) =>
        app.InAsync<WorkspaceDbContext, List<WebhookMessage>>(db => db.WebhookMessages.AsNoTracking()
            .Where(m => m.WebhookId == webhook).OrderBy(m => m.CreatedAt).ToListAsync());

    public static async Task<WebhookMessage> MessageAsync(this TestApp app, Guid webhook) =>
        Assert.Single(await app.MessagesAsync(webhook));

    public static Task<Webhook> HookAsync(this TestApp app, Guid id) =>
        app.InAsync<WorkspaceDbContext, Webhook>(db => db.Webhooks.AsNoTracking().SingleAsync(w => w.Id == id));

    public static Task ChangeAsync(this TestApp app, Guid webhook, Action<Webhook> change) =>
        app.InAsync<WorkspaceDbContext>(async db =>
        {
            change(await db.Webhooks.SingleAsync(w => w.Id == webhook));
            await db.SaveChangesAsync();
        });
}
