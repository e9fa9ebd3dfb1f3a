using ErpCrm.Finance.Treasury.Banking;
using ErpCrm.Finance.Treasury.Cash;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Finance.Books.Posting.Banking;

internal static class BankPosting
{
    /// <summary>What the books say of statements, and what the bank asks of the books.</summary>
    public static IServiceCollection AddBankPosting(this IServiceCollection services) => services
        .AddPosting<PostBankLine>().AddPosting<PostBankStatement>().AddScoped<IBankBooks, BankBooks>()
        .AddScoped<IOpenItems, OpenBankLineItems>().AddScoped<ICashBooks, CashBooks>();
}
