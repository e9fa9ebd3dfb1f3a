using ErpCrm.Finance.Billing.Invoices;
using System.Globalization;
using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Finance.Purchasing.Suppliers;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Purchasing.RecurringBills;

/// <summary>What is typed into a recurring bill.</summary>
/// <param name="NumberPrefix">Before the month: <c>RENT</c> gives <c>RENT 2026-11</c>.</param>
/// <param name="TermDays">From the day of the bill to its due day.</param>
/// <param name="Amount">Of the next bill and those after it.</param>
/// <param name="IsSpread">What it costs is spread over the time until the next one.</param>
/// <param name="PostsByItself">Its bills are posted, or handed in; else they are drafts that wait for the
/// paper.</param>
internal sealed record RecurringBillTerms(
    string Name, string NumberPrefix, RecurringSchedule Schedule, int TermDays, string Currency, bool PricesWithVat,
    decimal VatPercent, decimal Amount, string Description, bool IsSpread, bool PostsByItself)
{
    public Guid? CategoryId { get; init; }
    public Guid? AccountId { get; init; }
    public Guid? ProjectId { get; init; }
    public bool IsRebillable { get; init; }
    public decimal MarkupPercent { get; init; }
}

/// <summary>
/// A bill that comes again and again: rent, licences. On each of its days one bill is made, never two: what was made is
/// remembered by its day, and the next one is of a later month whatever is changed here.
/// </summary>
internal sealed class RecurringBill : Entity
{
    public const int NameLength = 120;
    public const int PrefixLength = 40;
    private readonly List<RecurringAmount> _amounts = [];

    private RecurringBill()
    {
    }

    public string Name { get; private set; } = "";

    [NotAudited]
    public Guid SupplierId { get; private set; }

    public string NumberPrefix { get; private set; } = "";
    public RecurringEvery Every { get; private set; }
    public DateOnly FirstOn { get; private set; }
    public DateOnly? EndsOn { get; private set; }
    public int TermDays { get; private set; }
    public string Currency { get; private set; } = "";

    [NotAudited]
    public bool PricesWithVat { get; private set; }

    public decimal VatPercent { get; private set; }
    public string Description { get; private set; } = "";

    [NotAudited]
    public Guid? CategoryId { get; private set; }

    [NotAudited]
    public Guid? AccountId { get; private set; }

    [NotAudited]
    public Guid? ProjectId { get; private set; }

    [NotAudited]
    public bool IsRebillable { get; private set; }

    [NotAudited]
    public decimal MarkupPercent { get; private set; }

    public bool IsSpread { get; private set; }
    public bool PostsByItself { get; private set; }
    public bool IsPaused { get; private set; }

    /// <summary>Nothing is made of a day before it.</summary>
    [NotAudited]
    public DateOnly DueFrom { get; private set; }

    /// <summary>The day of the next bill; null when it is paused or over.</summary>
    [NotAudited]
    public DateOnly? NextOn { get; private set; }

    [NotAudited]
    public Guid CreatedById { get; private set; }

    [NotAudited]
    public string SearchText { get; private set; } = "";

    public IReadOnlyList<RecurringAmount> Amounts => _amounts;

    public RecurringSchedule Schedule => new(Every, FirstOn, EndsOn);

    public static RecurringBill Plan(Supplier supplier, RecurringBillTerms terms, Guid createdById)
    {
        var bill = new RecurringBill { CreatedById = createdById, DueFrom = terms.Schedule.FirstOn };
        bill.Write(supplier, terms);
        return bill;
    }

    /// <param name="isMade">Whether a bill of it was made already.</param>
    public void Change(Supplier supplier, RecurringBillTerms terms, bool isMade)
    {
        if (!isMade) DueFrom = terms.Schedule.FirstOn;
        Write(supplier, terms);
    }

    /// <summary>From a day on it costs something else. What is made already does not change.</summary>
    public void SetAmount(DateOnly from, decimal amount)
    {
        if (from < DueFrom)
            throw new BusinessRuleException("Bills before {0} are made already.", DueFrom) { Field = "From" };
        SetFrom(from, amount);
    }

    public void Pause() => (IsPaused, NextOn) = (true, null);

    /// <summary>Goes on with the next day: what lay within the pause is not made up for.</summary>
    public void Resume(DateOnly today)
    {
        if (!IsPaused) throw new BusinessRuleException("It is not paused.");
        IsPaused = false;
        if (DueFrom < today) DueFrom = today;
        Reckon();
    }

    /// <summary>The bill of a day is there.</summary>
    public void Made(DateOnly on, Guid billId)
    {
        DueFrom = new DateOnly(on.Year, on.Month, 1).AddMonths(1);
        Reckon();
        Raise(new RecurringBillMade(Id, billId, on));
    }

    public decimal AmountOn(DateOnly day) =>
        (_amounts.Where(a => a.From <= day).MaxBy(a => a.From) ?? _amounts.MinBy(a => a.From)!).Amount;

    /// <summary>Its next days, with what each will cost with VAT.</summary>
    public IEnumerable<(DateOnly On, decimal Gross)> Coming() => NextOn is { } next
        ? Schedule.From(next).Select(on => (on, GrossOn(on)))
        : [];

    public decimal GrossOn(DateOnly day) => BillTotals.Of(
        [new BillFigures(1, AmountOn(day), VatPercent)], new BillMethod(Currency, PricesWithVat, VatRounding.PerRate))
        .Gross;

    /// <summary>The bill of a day.</summary>
    /// <param name="hasNumber">False where the number is taken: whoever posts it enters the one of the paper.</param>
    public BillTerms TermsOf(DateOnly on, bool hasNumber)
    {
        var line = new BillLineTerms(null, Description, CategoryId, AccountId, 1, AmountOn(on), VatPercent)
        {
            ProjectId = ProjectId,
            IsRebillable = IsRebillable,
            MarkupPercent = MarkupPercent,
            CoversFrom = IsSpread ? on : null,
            CoversUntil = IsSpread ? Schedule.CoversUntil(on) : null,
        };
        return new BillTerms(BillKind.Bill, hasNumber ? NumberOf(on) : null, on, on.AddDays(TermDays), null,
            new BillMethod(Currency, PricesWithVat, VatRounding.PerRate), false, [line]);
    }

    public string NumberOf(DateOnly on) =>
        string.Create(CultureInfo.InvariantCulture, $"{NumberPrefix} {on:yyyy-MM}");

    private void Write(Supplier supplier, RecurringBillTerms terms)
    {
        if (!Currencies.IsKnown(terms.Currency))
            throw new BusinessRuleException("Choose a currency of the list.") { Field = nameof(Currency) };
        if (terms.Schedule.EndsOn < terms.Schedule.FirstOn)
            throw new BusinessRuleException("The last day may not lie before the first.") { Field = nameof(EndsOn) };
        if (terms.IsRebillable && terms.ProjectId is null)
            throw new BusinessRuleException("Choose the project whose client pays for it.")
            {
                Field = nameof(ProjectId),
            };
        SupplierId = supplier.Id;
        (Name, NumberPrefix, Description) = (terms.Name.Trim(), terms.NumberPrefix.Trim(), terms.Description.Trim());
        (Every, FirstOn, EndsOn) = (terms.Schedule.Every, terms.Schedule.FirstOn, terms.Schedule.EndsOn);
        (TermDays, Currency, PricesWithVat) = (terms.TermDays, terms.Currency, terms.PricesWithVat);
        (VatPercent, CategoryId, AccountId) = (terms.VatPercent, terms.CategoryId, terms.AccountId);
        (ProjectId, IsRebillable) = (terms.ProjectId, terms.IsRebillable);
        MarkupPercent = terms.IsRebillable ? terms.MarkupPercent : 0;
        (IsSpread, PostsByItself) = (terms.IsSpread, terms.PostsByItself);
        SearchText = SharedKernel.SearchText.Of(Name, NumberPrefix, supplier.Name);
        Reckon();
        var from = NextOn ?? DueFrom;
        if (_amounts.Count == 0) SetFrom(FirstOn, terms.Amount);
        else if (AmountOn(from) != terms.Amount) SetFrom(from, terms.Amount);
    }

    private void SetFrom(DateOnly from, decimal amount)
    {
        Currencies.Exact(amount, Currency, "Amount");
        if (amount <= 0) throw new BusinessRuleException("Enter an amount above zero.") { Field = "Amount" };
        if (_amounts.Find(a => a.From == from) is { } known) known.Change(amount);
        else _amounts.Add(new RecurringAmount(Id, from, amount));
        Touch();
    }

    private void Reckon() => NextOn = IsPaused ? null : Schedule.From(DueFrom).Select(on => (DateOnly?)on)
        .FirstOrDefault();
}
