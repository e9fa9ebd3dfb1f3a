using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Identity.Teams;

internal sealed class TeamForm
{
    public string? Name { get; set; }

    public List<Guid> UserIds { get; set; } = [];

    public int Version { get; set; }

    [BindNever]
    public TeamPage? Page { get; set; }

    public static TeamForm Of(Team team) =>
        new() { Name = team.Name, UserIds = [.. team.Members.Select(m => m.UserId)], Version = team.Version };
}

/// <summary>What the form shows beside what was posted.</summary>
/// <param name="Team">The team that is changed; null for a new one.</param>
/// <param name="Users">To choose from.</param>
/// <param name="Movable">Users whose membership the current user may change.</param>
internal sealed record TeamPage(Team? Team, IReadOnlyList<(Guid Id, string Name)> Users, IReadOnlySet<Guid> Movable);

internal sealed class TeamFormValidator : AbstractValidator<TeamForm>
{
    public TeamFormValidator()
    {
        RuleFor(f => f.Name).NotEmpty().MaximumLength(Team.NameLength);
        RuleFor(f => f.UserIds).Must(ids => ids.Count <= 1000);
    }
}
