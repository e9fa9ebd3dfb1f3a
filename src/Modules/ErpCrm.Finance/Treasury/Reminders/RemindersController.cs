using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Reminders;

/// <summary>Letters that were sent, the log of their levels, and what would go out.</summary>
[Route("finance/reminders"), RequirePermission(FinancePermissions.ViewCustomers)]
internal sealed class RemindersController(FinanceDbContext db, Reminding reminding, RemindersList list,
    ReminderStepsList log) : PageController
{
    [HttpGet("")]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("log")]
    public Task<IActionResult> Log(CancellationToken ct) => ListAsync(log, ct);

    /// <summary>What would go out today and in the next days, and why the rest does not; nothing is sent.</summary>
    [HttpGet("preview")]
    public async Task<IActionResult> Preview(CancellationToken ct) => View(new PreviewPage(
        await reminding.ForecastAsync(null, ct),
        await db.ReminderSchedules.AsNoTracking().Select(s => s.IsPaused).ToListAsync(ct)));

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken ct)
    {
        var reminder = await db.Reminders.AsNoTracking().OneAsync(id, ct);
        var invoices = await db.ReminderSteps.AsNoTracking().Where(s => s.ReminderId == id)
            .Join(db.Invoices, s => s.InvoiceId, i => i.Id, (s, i) => new RemindedRow(i.Id, i.Number!, s.Level,
                i.DueOn!.Value, i.OpenAmount, i.Currency, i.Status == InvoiceStatus.Issued && !i.IsOpen))
            .ToListAsync(ct);
        return View(new ReminderPage(reminder, [.. invoices.OrderBy(i => i.DueOn).ThenBy(i => i.Number)]));
    }
}

/// <param name="Paused">Of each schedule, whether it is paused.</param>
internal sealed record PreviewPage(ReminderForecast Forecast, IReadOnlyList<bool> Paused)
{
    public bool HasSchedule => Paused.Count > 0;

    public bool IsPaused => Paused.Count > 0 && Paused.All(paused => paused);

    /// <summary>Whether something goes out today.</summary>
    public bool HasToday => !IsPaused && Forecast.Letters.Any(letter => letter.Day == Forecast.From);
}

/// <summary>An invoice that a letter speaks of at a level, as it is now.</summary>
internal sealed record RemindedRow(Guid InvoiceId, string Number, int Level, DateOnly DueOn, decimal Open,
    string Currency, bool IsSettled);

internal sealed record ReminderPage(Reminder Reminder, IReadOnlyList<RemindedRow> Invoices);
