using ErpCrm.Platform.Outgoing;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using ErpCrm.Ui.Text;
using ErpCrm.Workspace.Comments;
using ErpCrm.Workspace.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Webhooks;

/// <summary>The newest messages of a webhook are shown on its page.</summary>
internal sealed record ShownWebhook(Webhook Webhook, string Owner, IReadOnlyList<WebhookMessage> Newest);

/// <summary>Made or made anew: the secret is kept nowhere else in clear.</summary>
internal sealed record ShownSecret(Guid Id, string Title, string Secret, bool IsNew);

/// <summary>Which programs are told what happens.</summary>
[Route("workspace/webhooks"), RequirePermission(WorkspacePermissions.ManageWebhooks)]
internal sealed class WebhooksController(WorkspaceDbContext db, WebhooksList list, WebhookSecrets secrets,
    AddressGuard guard, ICurrentUser me, IBusinessClock clock, IStringLocalizer<WorkspaceText> T,
    IStringLocalizer<SharedText> shared) : PageController
{
    private const int Newest = 10;

    [HttpGet("")]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken ct)
    {
        var webhook = await db.Webhooks.AsNoTracking().OneAsync(id, ct);
        var newest = await db.WebhookMessages.AsNoTracking().Where(m => m.WebhookId == id)
            .OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).Take(Newest).ToListAsync(ct);
        return View(new ShownWebhook(webhook, await NameOfAsync(webhook.OwnerId, ct), newest));
    }

    [HttpGet("create")]
    public IActionResult Create() => View("Form", new WebhookForm());

    [HttpPost("create")]
    public Task<IActionResult> Create(WebhookForm form, CancellationToken ct)
    {
        Check(form);
        return TrySaveAsync("Form", form, async () =>
        {
            if (await db.Webhooks.CountAsync(ct) >= Webhook.Most)
                throw new BusinessRuleException("There are {0} webhooks. Remove one first.", Webhook.Most);
            var secret = WebhookSecrets.New();
            var webhook = new Webhook(form.ToData(), secrets.Protect(secret), By);
            db.Add(webhook);
            await db.SaveChangesAsync(ct);
            return Told(new ShownSecret(webhook.Id, webhook.Title, secret, IsNew: true));
        });
    }

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct)
    {
        var webhook = await db.Webhooks.OneAsync(id, ct);
        return View("Form", await PreparedAsync(WebhookForm.Of(webhook), webhook, ct));
    }

    [HttpPost("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, WebhookForm form, CancellationToken ct)
    {
        var webhook = await db.Webhooks.OneAsync(id, ct);
        await PreparedAsync(form, webhook, ct);
        Check(form);
        return await TrySaveAsync("Form", form, async () =>
        {
            if (webhook.Version != form.Version) return Conflict("Form", form, WebhookForm.Of(webhook));
            webhook.Change(form.ToData(), By);
            await db.SaveChangesAsync(ct);
            return Saved($"/workspace/webhooks/{id}", T["Webhook saved"]);
        });
    }

    /// <summary>A new secret; the one before signs for a day more.</summary>
    [HttpPost("{id:guid}/rotate")]
    public async Task<IActionResult> Rotate(Guid id, CancellationToken ct)
    {
        var webhook = await db.Webhooks.OneAsync(id, ct);
        var secret = WebhookSecrets.New();
        webhook.Rotate(secrets.Protect(secret), clock.UtcNow);
        await db.SaveChangesAsync(ct);
        return Told(new ShownSecret(id, webhook.Title, secret, IsNew: false));
    }

    private Doing By => new(clock.UtcNow, me.Id, me.Name);

    // The page itself is the answer. Loaded again, or posted again, it leads to the webhook.
    private ViewResult Told(ShownSecret secret)
    {
        var url = $"/workspace/webhooks/{secret.Id}";
        Response.Headers["X-Saved-Url"] = url;
        Response.Headers["HX-Push-Url"] = url;
        return View("Secret", secret);
    }

    private void Check(WebhookForm form)
    {
        var known = WebhookEvents.All.Select(e => e.Name).ToHashSet();
        if (form.Events.Exists(e => !known.Contains(e)))
            ModelState.AddModelError(nameof(form.Events), shared["Choose one of the list."]);
        if (string.IsNullOrWhiteSpace(form.Address)) return;
        var fault = guard.Read(form.Address, out _) switch
        {
            AddressFault.NotAnAddress => T["Enter an address like https://hooks.example.com/erp."],
            AddressFault.NotEncrypted => T["The address begins with https."],
            AddressFault.NotPublic => T["The address has to be on the public Internet."],
            _ => null,
        };
        if (fault is not null) ModelState.AddModelError(nameof(form.Address), fault);
    }

    private async Task<WebhookForm> PreparedAsync(WebhookForm form, Webhook webhook, CancellationToken ct)
    {
        form.Page = new WebhookFormPage
        {
            Id = webhook.Id, Title = webhook.Title,
            OtherOwner = webhook.OwnerId == me.Id ? "" : await NameOfAsync(webhook.OwnerId, ct),
        };
        return form;
    }

    private async Task<string> NameOfAsync(Guid user, CancellationToken ct) =>
        await db.Users.Where(u => u.Id == user).Select(u => u.Name).FirstOrDefaultAsync(ct) ?? "";
}
