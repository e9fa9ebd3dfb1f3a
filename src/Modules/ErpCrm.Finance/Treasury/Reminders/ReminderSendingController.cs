using ErpCrm.Finance.Billing.Concessions;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.Reminders;

/// <summary>Reminders are sent by hand, paused and resumed.</summary>
[Route("finance/reminders"), RequirePermission(FinancePermissions.EditReminders)]
internal sealed class ReminderSendingController(FinanceDbContext db, Reminding reminding, ReminderLetters letters,
    ICurrentUser me, IBusinessClock clock, IStringLocalizer<FinanceText> T) : PageController
{
    private const string Preview = "/finance/reminders/preview";

    [HttpGet("create")]
    public async Task<IActionResult> Create(Guid company, CancellationToken ct)
    {
        var form = new ReminderForm { CompanyId = company };
        var context = form.Context = await ContextOfAsync(company, ct);
        form.Email = context.Reminded?.Email ?? "";
        form.Level = context.NextLevel;
        form.InvoiceIds = [.. context.Overdue.Where(i => context.HoldOf(i) is null).Select(i => i.Id)];
        form.Letter = await LetterAsync(form, ct);
        return View(form);
    }

    [HttpPost("create")]
    public async Task<IActionResult> Create(ReminderForm form, CancellationToken ct)
    {
        form.Context = await ContextOfAsync(form.CompanyId ?? Guid.Empty, ct);
        return await TrySaveAsync("Create", form, async () =>
        {
            var sent = await reminding.SendAsync(form.CompanyId!.Value,
                new SentByHand(form.Level!.Value, form.InvoiceIds, form.Email ?? ""), ct);
            return Saved($"/finance/reminders/{sent.Id}", T["The reminder is on its way"]);
        }, async again => again.Letter = await LetterAsync(again, ct));
    }

    /// <summary>What is due today goes out now and not in the morning.</summary>
    [HttpPost("run")]
    public async Task<IActionResult> Run(CancellationToken ct)
    {
        var written = await reminding.RunAsync(ct);
        return Saved(Preview, T.Count("{0} reminder is on its way|{0} reminders are on their way", written));
    }

    /// <summary>Nothing goes out to anybody until it is resumed.</summary>
    [HttpPost("pause")]
    public async Task<IActionResult> Pause(CancellationToken ct)
    {
        foreach (var schedule in await db.ReminderSchedules.ToListAsync(ct)) schedule.Pause();
        await db.SaveChangesAsync(ct);
        return Saved(Preview, T["Reminders are paused"]);
    }

    /// <summary>What is too late by now is left out; the rest goes out on the next working day.</summary>
    [HttpPost("resume")]
    public async Task<IActionResult> Resume(CancellationToken ct)
    {
        var by = new AskedBy(me.Id, me.Name, clock.UtcNow);
        foreach (var schedule in await db.ReminderSchedules.ToListAsync(ct)) schedule.Resume(by);
        await db.SaveChangesAsync(ct);
        return Saved(Preview, T["Reminders go out again"]);
    }

    private async Task<ReminderFormContext> ContextOfAsync(Guid companyId, CancellationToken ct)
    {
        var customer = await db.Customers.AsNoTracking().Standing().OneAsync(c => c.Id == companyId, ct);
        var rules = await ReminderFacts.RulesAsync(db, ct);
        return new ReminderFormContext(customer.Id, customer.Name,
            await ReminderFacts.FindAsync(db, companyId, clock.Today, ct), clock.Today,
            rules.Values.Select(rule => rule.Offsets.Count).Append(LetterText.Tones).Max());
    }

    private async Task<LetterContent?> LetterAsync(ReminderForm form, CancellationToken ct)
    {
        if (form.Context?.Reminded is not { } customer || form.Level is not { } level) return null;
        var chosen = customer.Invoices.Where(i => form.InvoiceIds.Contains(i.Id)).ToList();
        return chosen.Count == 0 ? null : await letters.WriteAsync(customer, level, chosen, me.Name, ct);
    }
}
