using ErpCrm.Contracts;
using ErpCrm.Finance;
using ErpCrm.Finance.Books.CostCentres;
using ErpCrm.Finance.Books.Posting;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Books.Posting;

public sealed class DimensionsTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_project_decides_before_a_category_and_a_category_before_a_person_and_inactive_centres_never()
    {
        var (project, category, user) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var (ofProject, ofCategory, ofUser) = (await CentreAsync(Kinds.Project, project),
            await CentreAsync(Kinds.ExpenseCategory, category), await CentreAsync(Kinds.User, user));
        Assert.Equal(ofProject, await OfAsync(project, user, category));
        Assert.Equal(ofCategory, await OfAsync(null, user, category));
        Assert.Equal(ofUser, await OfAsync(null, user, null));
        Assert.Null(await OfAsync(null, Guid.NewGuid(), null));
        await app.InAsync<FinanceDbContext>(async db =>
        {
            var centre = await db.CostCentres.SingleAsync(c => c.Id == ofProject);
            centre.Change(centre.Code, centre.Name, isActive: false);
            await db.SaveChangesAsync();
        });
        Assert.Equal(ofCategory, await OfAsync(project, user, category));
    }

    private Task<Guid?> OfAsync(Guid? project, Guid? user, Guid? category) => app.InScopeAsync<Dimensions, Guid?>(
        async dimensions => (await dimensions.OfAsync(project, user, category, default)).CostCentreId);

    private Task<Guid> CentreAsync(string kind, Guid id) => app.InAsync<FinanceDbContext, Guid>(async db =>
    {
        var centre = new CostCentre(Guid.NewGuid().ToString("N")[..12], kind);
        db.AddRange(centre, new CostCentreRule(centre.Id, kind, id));
        await db.SaveChangesAsync();
        return centre.Id;
    });
}
