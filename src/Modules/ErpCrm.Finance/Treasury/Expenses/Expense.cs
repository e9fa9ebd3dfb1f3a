using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Treasury.ExpenseCategories;
using ErpCrm.Finance.Treasury.ExpenseClaims;
using ErpCrm.Platform.Auditing;
using ErpCrm.Platform.Files;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Treasury.Expenses;

/// <summary>What somebody writes on an expense.</summary>
/// <param name="Net">Without VAT, in <paramref name="Currency"/>.</param>
/// <param name="MarkupPercent">Added to the net when it is billed on; 0 to 100.</param>
/// <param name="Supplier">Whom it was bought from, as the receipt says.</param>
internal sealed record ExpenseTerms(
    DateOnly SpentOn,
    Guid CategoryId,
    string Description,
    decimal Net,
    decimal Vat,
    string Currency,
    Guid? ProjectId,
    bool IsRebillable,
    decimal MarkupPercent,
    string? Supplier = null)
{
    /// <summary>Kilometres or days instead of a receipt: they give amount, currency and category.</summary>
    public CountedTerms? Counted { get; init; }

    /// <summary>The company's card that it was paid with; null for the person's own money.</summary>
    public Guid? CardId { get; init; }

    /// <summary>What the code on a fiscal receipt says.</summary>
    public string? FiscalText { get; init; }

    /// <summary>Tax number of whom it was bought from.</summary>
    public string? SupplierTaxId { get; init; }
}

/// <summary>The project an approved expense is charged to.</summary>
internal sealed record ChargedProject(Guid EngagementId, Guid ProjectId);

/// <summary>Money spent for the company: draft, submitted, approved, paid back.</summary>
internal sealed partial class Expense : Entity, IStaged
{
    public const int DescriptionLength = 200;
    public const int ReasonLength = 400;
    public const int SupplierLength = 160;

    private Expense()
    {
    }

    public Guid RecordedById { get; private set; }
    public ExpenseState State { get; private set; }
    public DateOnly SpentOn { get; private set; }
    public Guid CategoryId { get; private set; }
    public string Description { get; private set; } = "";

    /// <summary>Whom it was bought from; empty when nobody wrote it.</summary>
    public string Supplier { get; private set; } = "";

    public string Currency { get; private set; } = "";
    public decimal Net { get; private set; }
    public decimal Vat { get; private set; }
    public Guid? ProjectId { get; private set; }
    public bool IsRebillable { get; private set; }
    public decimal MarkupPercent { get; private set; }

    [NotAudited]
    public string? ReceiptHash { get; private set; }

    public string? ReceiptName { get; private set; }

    [NotAudited]
    public string? ReceiptType { get; private set; }

    public long ReceiptBytes { get; private set; }

    /// <summary>UTC: when it was handed in last; never the same twice.</summary>
    public DateTime? SubmittedAt { get; private set; }

    /// <summary>Who approved or sent back.</summary>
    public Guid? DecidedById { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? DecidedAt { get; private set; }

    public string? Custom { get; set; }

    /// <summary>Why it was sent back.</summary>
    public string? Reason { get; private set; }

    /// <summary>1 unit of its currency = x base, of the day it was spent; set by the approval.</summary>
    [NotAudited]
    public decimal? ExchangeRate { get; private set; }

    /// <summary>Net in base currency at the rate of the day it was spent; set by the approval.</summary>
    public decimal? BaseNet { get; private set; }

    /// <summary>How its cost is counted, whatever its category says later; set by the approval.</summary>
    [NotAudited]
    public CostKind? CostAs { get; private set; }

    /// <summary>Day the money left the company.</summary>
    public DateOnly? PaidOn { get; private set; }

    /// <summary>The bank account it was paid from; null when the company has none of the currency.</summary>
    [NotAudited]
    public Guid? PaidFromId { get; private set; }

    /// <summary>1 unit of its currency = x base, of the day it was paid.</summary>
    [NotAudited]
    public decimal? PaidRate { get; private set; }

    public string SearchText { get; private set; } = "";

    public decimal Gross => Net + Vat;

    // Whoever decides about it does not change it: what it needs it has when it is submitted.
    string IStaged.StageKey => IsEditable ? nameof(ExpenseState.Draft) : nameof(ExpenseState.Submitted);

    void ICustomized.RefuseIfClosed() => RefuseUnlessEditable();

    public bool IsEditable => State is ExpenseState.Draft or ExpenseState.SentBack;

    public static Expense Record(Guid recordedById, ExpenseTerms terms, DateOnly today)
    {
        var expense = new Expense { RecordedById = recordedById, State = ExpenseState.Draft };
        expense.Write(terms, today);
        return expense;
    }

    public void Change(ExpenseTerms terms, DateOnly today)
    {
        RefuseUnlessEditable();
        Write(terms, today);
    }

    public void Attach(Receipt receipt)
    {
        RefuseUnlessEditable();
        (ReceiptHash, ReceiptName, ReceiptType, ReceiptBytes) = (receipt.Hash, receipt.Name, receipt.ContentType,
            receipt.Bytes);
    }

    public void Detach()
    {
        RefuseUnlessEditable();
        (ReceiptHash, ReceiptName, ReceiptType, ReceiptBytes) = (null, null, null, 0);
    }

    /// <param name="managerId">User who manages the project it is charged to.</param>
    public void Submit(DateTime now, Guid? managerId = null)
    {
        RefuseUnlessEditable();
        RefuseInClaim();
        State = ExpenseState.Submitted;
        SubmittedAt = Moments.After(now, SubmittedAt);
        Reason = null;
        Raise(new ExpenseSubmitted(Id, RecordedById, Description, new Money(Gross, Currency), managerId));
    }

    /// <summary>Takes it back before anybody decided.</summary>
    public void Withdraw()
    {
        RefuseInClaim();
        if (State != ExpenseState.Submitted)
            throw new BusinessRuleException("Only a submitted expense can be withdrawn.");
        State = ExpenseState.Draft;
        Raise(new ExpenseWithdrawn(Id));
    }

    /// <summary>Approves it; its cost is fixed in base currency at
    /// the rate of the day it was spent (domain-rules §6).</summary>
    /// <param name="rate">1 unit of the expense's currency = x base.</param>
    /// <param name="payable">What is owed for it, where that is another amount than it cost.</param>
    public void Approve(Guid byId, DateTime now, decimal rate, string baseCurrency, ExpenseCategory category,
        ChargedProject? project, PayableAmount? payable = null)
    {
        RefuseUnlessSubmitted();
        BaseNet = Currencies.Limited(Rounding.Round(Net * rate, baseCurrency), null);
        ExchangeRate = rate;
        State = ExpenseState.Approved;
        (DecidedById, DecidedAt, CostAs) = (byId, now, category.Cost);
        Owe(payable ?? new PayableAmount(Gross, Currency, rate));
        // Of a claim its person is told once, by the claim.
        Raise(new ExpenseApproved(Id, project?.EngagementId, project?.ProjectId, Description, category.Name,
            new Money(Net, Currency), IsRebillable, SpentOn, ClaimId is null ? RecordedById : null));
        if (project is not null)
            Raise(new CostIncurred(project.EngagementId, project.ProjectId, category.Cost, Id, BaseNet.Value, 0,
                SpentOn));
    }

    /// <summary>Takes an approval back with its cost; it waits for a decision again.</summary>
    public void UndoApproval(ChargedProject? project)
    {
        if (State != ExpenseState.Approved && !IsSettledByCard)
            throw new BusinessRuleException(
                "Only an approved expense that is not paid yet waits for a decision again.");
        Raise(new ExpenseApprovalUndone(Id, project?.EngagementId, project?.ProjectId, Description,
            new Money(Net, Currency)));
        if (project is not null)
            Raise(new CostIncurred(project.EngagementId, project.ProjectId, CostAs!.Value, Id, -BaseNet!.Value, 0,
                SpentOn));
        State = ExpenseState.Submitted;
        (DecidedById, DecidedAt) = (null, null);
        (BaseNet, CostAs, ExchangeRate) = (null, null, null);
        OweNothing();
    }

    public void SendBack(Guid byId, DateTime now, string? reason)
    {
        RefuseInClaim();
        RefuseUnlessSubmitted();
        if (string.IsNullOrWhiteSpace(reason))
            throw new BusinessRuleException("Say what is to be changed.") { Field = nameof(Reason) };
        State = ExpenseState.SentBack;
        (DecidedById, DecidedAt, Reason) = (byId, now, reason.Trim());
        Raise(new ExpenseSentBack(Id, RecordedById, Description, new Money(Gross, Currency), Reason));
    }

    /// <param name="fromId">The bank account it is paid from.</param>
    /// <param name="rate">1 unit of its currency = x base on that day; null for the rate of its approval.</param>
    public void Pay(DateOnly on, DateOnly today, Guid? fromId = null, decimal? rate = null)
    {
        RefuseInClaim();
        if (State != ExpenseState.Approved) throw new BusinessRuleException("Only an approved expense can be paid.");
        if (on > today)
            throw new BusinessRuleException("The day may not lie in the future.") { Field = nameof(PaidOn) };
        State = ExpenseState.Paid;
        (PaidOn, PaidFromId, PaidRate) = (on, fromId, rate ?? PayableRate);
    }

    /// <summary>The money was for something else: it waits for it again.</summary>
    public void TakeBackPayment()
    {
        RefuseInClaim();
        if (State != ExpenseState.Paid || IsByCard) throw new BusinessRuleException("This expense is not paid.");
        State = ExpenseState.Approved;
        (PaidOn, PaidFromId, PaidRate) = (null, null, null);
    }

    private void Write(ExpenseTerms terms, DateOnly today)
    {
        terms = Count(terms);
        if (terms.SpentOn > today)
            throw new BusinessRuleException("The day may not lie in the future.") { Field = nameof(SpentOn) };
        if (!Currencies.IsKnown(terms.Currency))
            throw new BusinessRuleException("Choose a currency of the list.") { Field = nameof(Currency) };
        if (terms.Net < 0 || terms.Vat < 0 || terms.Net + terms.Vat <= 0)
            throw new BusinessRuleException("Enter an amount above zero.") { Field = nameof(Net) };
        if (terms.IsRebillable && terms.ProjectId is null)
            throw new BusinessRuleException("Choose the project whose client pays for it.")
            {
                Field = nameof(ProjectId)
            };
        if (terms.MarkupPercent is < 0 or > 100)
            throw new BusinessRuleException("Between {0} and {1}.", 0, 100) { Field = nameof(MarkupPercent) };

        (SpentOn, CategoryId, Description, Currency) = (terms.SpentOn, terms.CategoryId, terms.Description.Trim(),
            terms.Currency);
        (Net, Vat) = (Currencies.Exact(terms.Net, Currency, nameof(Net)),
            Currencies.Exact(terms.Vat, Currency, nameof(Vat)));
        (ProjectId, IsRebillable, MarkupPercent) = (terms.ProjectId, terms.IsRebillable,
            terms.IsRebillable ? terms.MarkupPercent : 0);
        Supplier = terms.Supplier?.Trim() ?? "";
        WriteReceipt(terms);
        SearchText = SharedKernel.SearchText.Of(Description, Supplier);
    }

    /// <summary>Only what nobody was asked to decide on goes; a line leaves its claim first.</summary>
    public void Discard()
    {
        RefuseUnlessEditable();
        RefuseInClaim();
    }

    private void RefuseUnlessEditable()
    {
        if (!IsEditable) throw new BusinessRuleException("A submitted or approved expense is not changed any more.");
    }

    private void RefuseUnlessSubmitted()
    {
        if (State != ExpenseState.Submitted)
            throw new BusinessRuleException("Only a submitted expense can be decided.");
    }
}

internal sealed class ExpenseMap : IEntityTypeConfiguration<Expense>
{
    public void Configure(EntityTypeBuilder<Expense> builder)
    {
        builder.ToTable("Expenses");
        builder.Property(e => e.Description).HasMaxLength(Expense.DescriptionLength);
        builder.Property(e => e.Supplier).HasMaxLength(Expense.SupplierLength);
        builder.Property(e => e.Currency).HasMaxLength(Currencies.CodeLength);
        builder.Property(e => e.MarkupPercent).HasPrecision(5, 2);
        builder.Property(e => e.ExchangeRate).HasPrecision(18, 8);
        builder.Property(e => e.PaidRate).HasPrecision(18, 8);
        builder.Property(e => e.ReceiptHash).HasMaxLength(StoredFile.HashLength);
        builder.Property(e => e.ReceiptName).HasMaxLength(FileNames.MaxLength);
        builder.Property(e => e.ReceiptType).HasMaxLength(40);
        builder.Property(e => e.Reason).HasMaxLength(Expense.ReasonLength);
        builder.Property(e => e.SearchText).HasMaxLength(SharedKernel.SearchText.MaxLength);
        ConfigureMore(builder);
        builder.HasOne<BankAccount>().WithMany().HasForeignKey(e => e.PaidFromId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ExpenseCategory>().WithMany().HasForeignKey(e => e.CategoryId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(e => new { e.RecordedById, e.SpentOn });
        builder.HasIndex(e => new { e.State, e.SpentOn });
        builder.HasIndex(e => e.SpentOn);
        builder.HasIndex(e => e.ProjectId);
    }

    // One receipt is claimed once, whoever saves at the same moment.
    private static void ConfigureMore(EntityTypeBuilder<Expense> builder)
    {
        builder.Property(e => e.FiscalText).HasMaxLength(FiscalReceipt.TextLength);
        builder.Property(e => e.FiscalKey).HasMaxLength(FiscalReceipt.KeyLength);
        builder.Property(e => e.SupplierTaxId).HasMaxLength(Expense.TaxIdLength);
        builder.Property(e => e.MerchantKey).HasMaxLength(Expense.SupplierLength);
        builder.Property(e => e.RateName).HasMaxLength(Expense.RateNameLength);
        builder.Property(e => e.FromPlace).HasMaxLength(Expense.PlaceLength);
        builder.Property(e => e.ToPlace).HasMaxLength(Expense.PlaceLength);
        builder.Property(e => e.PayableCurrency).HasMaxLength(Currencies.CodeLength);
        builder.Property(e => e.PayableRate).HasPrecision(18, 8);
        builder.HasOne<BankAccount>().WithMany().HasForeignKey(e => e.CardId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ExpenseClaim>().WithMany().HasForeignKey(e => e.ClaimId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(e => e.FiscalKey).IsUnique();
        builder.HasIndex(e => e.ReceiptHash).IsUnique();
        builder.HasIndex(e => new { e.MerchantKey, e.DecidedAt });
        builder.HasIndex(e => e.SupplierTaxId);
        builder.HasIndex(e => e.ClaimId);
    }
}
