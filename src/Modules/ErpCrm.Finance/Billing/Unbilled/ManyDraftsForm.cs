using System.Globalization;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Finance.Billing.Unbilled;

/// <summary>What becomes one draft.</summary>
internal enum DraftsPer
{
    Client,
    Project,
}

/// <summary>The unbilled work of one project, as a form names it.</summary>
internal sealed record ChosenWork(Guid CompanyId, string Currency, Guid ProjectId)
{
    private const char Between = '.';

    public string Key => string.Create(CultureInfo.InvariantCulture,
        $"{CompanyId:N}{Between}{Currency}{Between}{ProjectId:N}");

    public static ChosenWork Of(UnbilledCustomer customer, UnbilledProject project) =>
        new(customer.CompanyId, customer.Currency, project.ProjectId);

    /// <summary>Null for a text that names none.</summary>
    public static ChosenWork? Read(string? key) =>
        (key ?? "").Split(Between) is [var company, { Length: 3 } currency, var project]
            && Guid.TryParse(company, out var companyId) && Guid.TryParse(project, out var projectId)
            ? new ChosenWork(companyId, currency, projectId)
            : null;
}

/// <summary>Several drafts at once, of work that is not billed yet.</summary>
internal sealed class ManyDraftsForm
{
    /// <summary>Keys of chosen work (<see cref="ChosenWork"/>).</summary>
    public List<string> Work { get; set; } = [];

    public DraftsPer Per { get; set; }

    /// <summary>The last day of what is billed.</summary>
    public DateOnly? Until { get; set; }

    public LineGrouping Grouping { get; set; } = LineGrouping.Person;

    [BindNever]
    public UnbilledList? List { get; set; }

    /// <summary>What became no draft, and why.</summary>
    [BindNever]
    public IReadOnlyList<(string Title, string Why)> Refused { get; set; } = [];

    /// <summary>Drafts that are there.</summary>
    [BindNever]
    public int Made { get; set; }
}

internal sealed class ManyDraftsFormValidator : AbstractValidator<ManyDraftsForm>
{
    public ManyDraftsFormValidator()
    {
        RuleFor(f => f.Per).IsInEnum();
        RuleFor(f => f.Grouping).IsInEnum();
        RuleFor(f => f.Until).NotNull();
        RuleFor(f => f.Work).NotEmpty().WithMessage("Choose at least one thing to bill.");
    }
}
