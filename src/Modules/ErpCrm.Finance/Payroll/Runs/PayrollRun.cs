using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Payroll.Runs;

internal enum PayrollState
{
    Draft,
    Posted,

    /// <summary>Taken back as a whole; the month can be run again.</summary>
    Reversed,
}

/// <summary>
/// What a month of work costs: computed of the salaries, looked at, posted as a whole. A month has one run that is not
/// reversed. Nothing of a posted run changes.
/// </summary>
internal sealed class PayrollRun : Entity
{
    public const int CodeLength = 20;
    public const int ReasonLength = 400;
    private readonly List<PayrollLine> _lines = [];
    private readonly List<PayrollExtra> _extras = [];
    private readonly List<PayrollPayable> _payables = [];

    private PayrollRun()
    {
    }

    /// <summary>Its first day.</summary>
    public DateOnly Month { get; private set; }

    /// <summary>The month, as long as the run is not reversed: a month has one such run.</summary>
    [NotAudited]
    public DateOnly? OpenMonth { get; private set; }

    public string Code { get; private set; } = "";

    [NotAudited]
    public string Currency { get; private set; } = "";

    public PayrollState State { get; private set; }

    /// <summary>The day on which people are paid.</summary>
    public DateOnly PayOn { get; private set; }

    [NotAudited]
    public int People { get; private set; }

    [NotAudited]
    public decimal Gross { get; private set; }

    [NotAudited]
    public decimal Employer { get; private set; }

    [NotAudited]
    public decimal Employee { get; private set; }

    [NotAudited]
    public decimal IncomeTax { get; private set; }

    [NotAudited]
    public decimal Net { get; private set; }

    [NotAudited]
    public Guid PreparedById { get; private set; }

    [NotAudited]
    public Guid? ApprovedById { get; private set; }

    /// <summary>UTC.</summary>
    [NotAudited]
    public DateTime? ApprovedAt { get; private set; }

    public string Reason { get; private set; } = "";

    public IReadOnlyList<PayrollLine> Lines => _lines;

    public IReadOnlyList<PayrollExtra> Extras => _extras;

    public IReadOnlyList<PayrollPayable> Payables => _payables;

    /// <param name="before">How many runs of the month were reversed.</param>
    public static PayrollRun Begin(DateOnly month, DateOnly? payOn, string currency, int before, Guid byId)
    {
        var first = PayMonth.Of(month);
        if (payOn < first)
            throw new BusinessRuleException("Nobody is paid before the month begins.") { Field = nameof(PayOn) };
        return new PayrollRun
        {
            Month = first,
            OpenMonth = first,
            Code = $"PR-{PayMonth.KeyOf(first)}" + (before == 0 ? "" : $"/{before + 1}"),
            Currency = currency,
            PayOn = payOn ?? PayMonth.LastOf(first),
            PreparedById = byId,
        };
    }

    /// <summary>Takes what was computed in the place of what stood there.</summary>
    public void Compute(IReadOnlyList<ComputedPay> people)
    {
        RequireDraft();
        _lines.RemoveAll(l => people.All(p => p.Person.Id != l.PersonId));
        foreach (var pay in people)
        {
            if (_lines.Find(l => l.PersonId == pay.Person.Id) is { } line) line.Take(pay);
            else _lines.Add(new PayrollLine(Id, pay));
        }

        (People, Gross, Net) = (_lines.Count, _lines.Sum(l => l.Gross), _lines.Sum(l => l.Net));
        (Employer, Employee) = (_lines.Sum(l => l.Pay.Employer), _lines.Sum(l => l.Pay.Employee));
        IncomeTax = _lines.Sum(l => l.IncomeTax);
        Touch();
    }

    public PayrollExtra Add(Guid personId, PayrollExtraKind kind, decimal amount, string? note)
    {
        RequireDraft();
        if (amount <= 0)
            throw new BusinessRuleException("Enter an amount above zero.") { Field = nameof(PayrollExtra.Amount) };
        Currencies.Exact(amount, Currency, nameof(PayrollExtra.Amount));
        var extra = new PayrollExtra(Id, personId, kind, amount, note);
        _extras.Add(extra);
        Touch();
        return extra;
    }

    /// <summary>Whether there was one.</summary>
    public bool RemoveExtra(Guid extraId)
    {
        RequireDraft();
        Touch();
        return _extras.RemoveAll(e => e.Id == extraId) > 0;
    }

    /// <summary>It is posted on the last day of its month, and owed from then on.</summary>
    /// <param name="now">As it would be computed at this moment: what somebody saw must still be so.</param>
    public void Approve(IReadOnlyList<ComputedPay> now, Guid byId, DateTime at)
    {
        RequireDraft();
        if (_lines.Count == 0) throw new BusinessRuleException("Nobody is paid in this month. Enter salaries first.");
        var shown = _lines.ToDictionary(l => l.PersonId, l => l.Computed);
        if (now.Count != shown.Count || now.Any(p => shown.GetValueOrDefault(p.Person.Id) != p))
            throw new BusinessRuleException(
                "Salaries or people changed meanwhile. Compute the run again and look at it.");
        if (_lines.Find(l => l.Gross < 0 || l.Net < 0) is { } below)
            throw new BusinessRuleException("Nothing is left for {0}: less is paid than is kept back.",
                below.PersonName);
        (State, ApprovedById, ApprovedAt) = (PayrollState.Posted, byId, at);
        var dues = PayMonth.DuesOf(Month);
        Owe(PayableKind.Wages, Net, PayOn);
        Owe(PayableKind.Contributions, Employer + Employee, dues);
        Owe(PayableKind.IncomeTax, IncomeTax, dues);
    }

    /// <summary>Takes everything back that was posted; the month can be run again.</summary>
    public void Reverse(string? reason)
    {
        if (State != PayrollState.Posted) throw new BusinessRuleException("Only a posted run is reversed.");
        if (string.IsNullOrWhiteSpace(reason))
            throw new BusinessRuleException("Say why it is reversed.") { Field = nameof(Reason) };
        if (_payables.Exists(p => p.State == PayableState.Paid))
            throw new BusinessRuleException("Something of it is paid. Take the payments back first.");
        (State, OpenMonth, Reason) = (PayrollState.Reversed, null, reason.Trim());
        foreach (var payable in _payables) payable.Cancel();
    }

    /// <summary>Refuses unless it can still be thrown away.</summary>
    public void RequireDraft()
    {
        if (State != PayrollState.Draft)
            throw new BusinessRuleException("This run is posted: it is reversed, not changed.");
    }

    private void Owe(PayableKind kind, decimal amount, DateOnly dueOn)
    {
        if (amount > 0) _payables.Add(new PayrollPayable(this, kind, amount, dueOn));
    }
}
