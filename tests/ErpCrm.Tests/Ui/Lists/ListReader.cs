using ErpCrm.Platform.Security;
using ErpCrm.Ui.Lists;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Ui.Lists;

/// <summary>Reads a list as its page does, by somebody who may do everything.</summary>
internal static class ListReader
{
    public static async Task<T> ReadAsync<TList, T>(this TestApp app, string query,
        Func<TList, ListScope, Task<T>> read)
        where TList : RecordList
    {
        using var acting = ActingUser.Act(null, null);
        await using var services = app.Services.CreateAsyncScope();
        var list = services.ServiceProvider.GetRequiredService<TList>();
        return await read(list, new ListScope(services.ServiceProvider, QueryOf(query), list.Texts));
    }

    public static ListQuery QueryOf(string query) =>
        ListQuery.Of(new DefaultHttpContext { Request = { QueryString = new QueryString(query) } }.Request);
}
