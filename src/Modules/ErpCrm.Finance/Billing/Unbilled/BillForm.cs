using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Billing.Concessions;
using ErpCrm.Finance.Billing.Deliveries;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Unbilled;

/// <summary>What of a customer's unbilled work is looked at; it is the address.</summary>
internal sealed class BillFilter
{
    public string Currency { get; set; } = "";
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }
    public Guid? Project { get; set; }

    public IQueryable<Delivery> Apply(IQueryable<Delivery> deliveries)
    {
        deliveries = deliveries.Where(d => d.Currency == Currency);
        if (From is { } from) deliveries = deliveries.Where(d => d.DeliveredOn >= from);
        if (To is { } to) deliveries = deliveries.Where(d => d.DeliveredOn <= to);
        return Project is { } project ? deliveries.Where(d => d.ProjectId == project) : deliveries;
    }
}

/// <summary>What is to be billed, and how hours become lines.</summary>
internal sealed class BillForm
{
    public string Currency { get; set; } = "";
    public LineGrouping Grouping { get; set; } = LineGrouping.Person;
    public List<Guid> Deliveries { get; set; } = [];

    /// <summary>The filter of the page it was chosen on.</summary>
    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }
    public Guid? Project { get; set; }

    public BillFilter Filter => new() { Currency = Currency, From = From, To = To, Project = Project };

    [BindNever]
    public BillPage? Page { get; set; }
}

internal sealed class BillFormValidator : AbstractValidator<BillForm>
{
    public BillFormValidator()
    {
        RuleFor(f => f.Grouping).IsInEnum();
        RuleFor(f => f.Deliveries).NotEmpty().WithMessage("Choose at least one thing to bill.");
    }
}

/// <summary>A delivery that can be billed.</summary>
internal sealed record BillRow(
    Guid Id, BillingSourceKind Kind, Guid ProjectId, string ProjectName, string Description, Guid? PersonId,
    string? PersonName, string? TaskName, DateOnly DeliveredOn, decimal Quantity, decimal UnitPrice, decimal Value,
    bool NeedsPrice)
{
    /// <summary>It is asked for that it is written off.</summary>
    public bool IsAskedFor { get; init; }
}

/// <summary>The page on which somebody chooses what to bill.</summary>
internal sealed record BillPage(Guid CompanyId, string CustomerName, BillFilter Filter, IReadOnlyList<BillRow> Rows,
    bool HasMore, IReadOnlyList<(Guid Id, string Name)> Projects)
{
    /// <summary>Rows on the page; the posted form stays below the server's limit of fields.</summary>
    public const int Limit = 500;

    public decimal Total => Rows.Sum(r => r.Value);

    public static async Task<BillPage?> LoadAsync(FinanceDbContext db, IQueryable<Delivery> visible, Guid companyId,
        BillFilter filter, CancellationToken ct)
    {
        var name = await db.Customers.Where(c => c.Id == companyId).Select(c => c.Name).SingleOrDefaultAsync(ct);
        if (name is null) return null;
        var ofCustomer = visible.Where(
            d => d.CompanyId == companyId && d.Currency == filter.Currency && (d.IsOpen || d.NeedsPrice));
        var projects = await db.Projects.Where(p => ofCustomer.Any(d => d.ProjectId == p.Id)).OrderBy(p => p.Name)
            .Select(p => new { p.Id, p.Name })
            .ToListAsync(ct);
        var names = projects.ToDictionary(p => p.Id, p => p.Name);
        var rows = await filter.Apply(ofCustomer).OrderBy(d => d.ProjectId).ThenBy(d => d.Kind)
            .ThenBy(d => d.DeliveredOn)
            .ThenBy(d => d.Id)
            .Take(Limit + 1)
            .Select(d => new
            {
                d.Id, d.Kind, d.ProjectId, d.Description, d.PersonId, d.PersonName, d.TaskName, d.DeliveredOn,
                d.OpenQuantity, d.Quantity, d.UnitPrice, d.OpenValue, d.NeedsPrice,
                IsAskedFor = db.Concessions.Any(c => c.Kind == ConcessionKind.WriteOff && c.WaitingFor == d.Id),
            })
            .ToListAsync(ct);
        return new BillPage(
            companyId, name, filter,
            [.. rows.Take(Limit).Select(d => new BillRow(
                d.Id, d.Kind, d.ProjectId, names[d.ProjectId], d.Description, d.PersonId, d.PersonName, d.TaskName,
                d.DeliveredOn, d.NeedsPrice ? d.Quantity : d.OpenQuantity, d.UnitPrice, d.OpenValue, d.NeedsPrice)
            {
                IsAskedFor = d.IsAskedFor,
            })],
            rows.Count > Limit,
            [.. projects.Select(p => (p.Id, p.Name))]);
    }
}
