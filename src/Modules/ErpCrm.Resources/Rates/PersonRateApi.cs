using ErpCrm.Contracts;
using ErpCrm.Ui.Api;

namespace ErpCrm.Resources.Rates;

/// <summary>What hours of people cost and sell for, in the API.</summary>
internal sealed class PersonRateApi()
    : ApiKind<ResourcesDbContext, PersonRate>(Kinds.PersonRates, "person-rates");
