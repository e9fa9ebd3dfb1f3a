using ErpCrm.Contracts;
using ErpCrm.Ui.Api;

namespace ErpCrm.Identity.Teams;

/// <summary>Teams in the API: read there, managed by people.</summary>
internal sealed class TeamApi(TeamsList list)
    : ApiKind<IdentityModuleDbContext, Team>(Kinds.Team, "teams", list);
