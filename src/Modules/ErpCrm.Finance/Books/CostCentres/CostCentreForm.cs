using ErpCrm.Contracts;
using ErpCrm.Ui.Mvc;
using FluentValidation;

namespace ErpCrm.Finance.Books.CostCentres;

internal sealed class CostCentreForm : ISettingForm
{
    public Guid? Id { get; set; }
    public string Code { get; set; } = "";
    public string Name { get; set; } = "";
    public bool IsActive { get; set; }

    /// <summary>What belongs to it by itself.</summary>
    public List<Guid> DepartmentIds { get; set; } = [];
    public List<Guid> CategoryIds { get; set; } = [];
    public List<Guid> UserIds { get; set; } = [];

    [ComparedByRow]
    public List<ProjectOfCentre> Projects { get; set; } = [];

    public int Version { get; set; }

    public static CostCentreForm Of(CostCentre centre) => new()
    {
        Id = centre.Id,
        Code = centre.Code,
        Name = centre.Name,
        IsActive = centre.IsActive,
        DepartmentIds = centre.Of(Kinds.Department),
        CategoryIds = centre.Of(Kinds.ExpenseCategory),
        UserIds = centre.Of(Kinds.User),
        Projects = [.. centre.Of(Kinds.Project).Select(id => new ProjectOfCentre { ProjectId = id })],
        Version = centre.Version,
    };

    public IReadOnlyCollection<(string Kind, Guid Id)> Records() =>
    [
        .. DepartmentIds.Select(id => (Kinds.Department, id))
            .Concat(CategoryIds.Select(id => (Kinds.ExpenseCategory, id)))
            .Concat(UserIds.Select(id => (Kinds.User, id)))
            .Concat(Projects.Select(p => p.ProjectId).OfType<Guid>().Select(id => (Kinds.Project, id)))
            .Distinct(),
    ];
}

internal sealed class ProjectOfCentre
{
    public Guid? ProjectId { get; set; }
}

internal sealed class CostCentreFormValidator : AbstractValidator<CostCentreForm>
{
    public CostCentreFormValidator()
    {
        RuleFor(f => f.Code).NotEmpty().MaximumLength(CostCentre.CodeLength);
        RuleFor(f => f.Name).NotEmpty().MaximumLength(CostCentre.NameLength);
    }
}

internal static class RulesOfCentres
{
    public static List<Guid> Of(this CostCentre centre, string kind) =>
        [.. centre.Rules.Where(r => r.Kind == kind).Select(r => r.AboutId)];
}
