using ErpCrm.Finance.Treasury.ReminderSchedules;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Finance.Treasury.Reminders;

/// <summary>A reminder that somebody sends now.</summary>
internal sealed class ReminderForm
{
    public Guid? CompanyId { get; set; }
    public int? Level { get; set; }
    public string? Email { get; set; }
    public List<Guid> InvoiceIds { get; set; } = [];

    [BindNever]
    public ReminderFormContext? Context { get; set; }

    /// <summary>As it would leave; null while nothing is chosen.</summary>
    [BindNever]
    public LetterContent? Letter { get; set; }
}

internal sealed class ReminderFormValidator : AbstractValidator<ReminderForm>
{
    public ReminderFormValidator()
    {
        RuleFor(f => f.CompanyId).NotEmpty();
        RuleFor(f => f.Level).NotNull().InclusiveBetween(1, ReminderSchedule.MostLevels);
        RuleFor(f => f.Email).NotEmpty().MaximumLength(Reminder.EmailLength);
    }
}

/// <param name="Reminded">Null when the customer owes nothing.</param>
internal sealed record ReminderFormContext(Guid CompanyId, string CustomerName, RemindedCustomer? Reminded,
    DateOnly Today, int Levels)
{
    /// <summary>What may be spoken of: overdue first, as it became due.</summary>
    public IReadOnlyList<RemindedInvoice> Invoices => Reminded?.Invoices ?? [];

    public IEnumerable<RemindedInvoice> Overdue => Invoices.Where(i => i.DueOn < Today);

    /// <summary>One above the highest that was sent so far.</summary>
    public int NextLevel =>
        Math.Min(Levels, 1 + Overdue.SelectMany(i => i.Done).DefaultIfEmpty().Max());

    public HoldReason? HoldOf(RemindedInvoice invoice) => ReminderPlan.HoldOf(invoice, Today);
}
