using ErpCrm.Contracts;
using ErpCrm.Ui.Api;

namespace ErpCrm.Crm.Stages;

/// <summary>Columns of the pipeline in the API.</summary>
internal sealed class StageApi()
    : ApiKind<CrmDbContext, Stage>(Kinds.Stage, "stages");
