package io.jenkins.plugins.eventschedules.aws.register;

import io.jenkins.plugins.eventschedules.aws.account.Ask;
import io.jenkins.plugins.eventschedules.aws.account.Mishap.Kind;
import io.jenkins.plugins.eventschedules.aws.account.MishapException;
import io.jenkins.plugins.eventschedules.aws.account.Pages;
import io.jenkins.plugins.eventschedules.aws.account.Pages.Page;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.servicecatalog.model.AssociatePrincipalWithPortfolioRequest;
import software.amazon.awssdk.services.servicecatalog.model.ConstraintDetail;
import software.amazon.awssdk.services.servicecatalog.model.DescribeProductAsAdminRequest;
import software.amazon.awssdk.services.servicecatalog.model.DescribeProductAsAdminResponse;
import software.amazon.awssdk.services.servicecatalog.model.DisassociatePrincipalFromPortfolioRequest;
import software.amazon.awssdk.services.servicecatalog.model.ListConstraintsForPortfolioRequest;
import software.amazon.awssdk.services.servicecatalog.model.ListConstraintsForPortfolioResponse;
import software.amazon.awssdk.services.servicecatalog.model.ListPortfoliosForProductRequest;
import software.amazon.awssdk.services.servicecatalog.model.ListPortfoliosForProductResponse;
import software.amazon.awssdk.services.servicecatalog.model.ListPrincipalsForPortfolioRequest;
import software.amazon.awssdk.services.servicecatalog.model.ListPrincipalsForPortfolioResponse;
import software.amazon.awssdk.services.servicecatalog.model.PortfolioDetail;
import software.amazon.awssdk.services.servicecatalog.model.Principal;
import software.amazon.awssdk.services.servicecatalog.model.PrincipalType;

/** Service Catalog's calls about products, the portfolios that hold them, and who may launch from these. */
record Portfolios(Office office) {

    private static final int PAGE = 20;
    private static final int MOST_PAGES = 50;

    /** @param product its id or its name */
    Optional<DescribeProductAsAdminResponse> product(Named product) throws MishapException {
        DescribeProductAsAdminRequest.Builder request =
                DescribeProductAsAdminRequest.builder().overrideConfiguration(office.session());
        if (product.isProductId()) {
            request.id(product.name());
        } else {
            request.name(product.name());
        }
        return office.find(
                "servicecatalog:DescribeProductAsAdmin", "the product " + product.name(), () -> office.catalog()
                        .describeProductAsAdmin(request.build()));
    }

    List<PortfolioDetail> holding(String product) throws MishapException {
        return Pages.upTo(MOST_PAGES, token -> {
                    ListPortfoliosForProductResponse page = Ask.aws(
                            "servicecatalog:ListPortfoliosForProduct", "the product " + product, () -> office.catalog()
                                    .listPortfoliosForProduct(ListPortfoliosForProductRequest.builder()
                                            .productId(product)
                                            .pageSize(PAGE)
                                            .pageToken(token)
                                            .overrideConfiguration(office.session())
                                            .build()));
                    return new Page<>(page.portfolioDetails(), page.nextPageToken());
                })
                .items();
    }

    List<Principal> principals(String portfolio) throws MishapException {
        return Pages.upTo(MOST_PAGES, token -> {
                    ListPrincipalsForPortfolioResponse page =
                            Ask.aws("servicecatalog:ListPrincipalsForPortfolio", the(portfolio), () -> office.catalog()
                                    .listPrincipalsForPortfolio(ListPrincipalsForPortfolioRequest.builder()
                                            .portfolioId(portfolio)
                                            .pageSize(PAGE)
                                            .pageToken(token)
                                            .overrideConfiguration(office.session())
                                            .build()));
                    return new Page<>(page.principals(), page.nextPageToken());
                })
                .items();
    }

    boolean hasLaunchConstraint(String portfolio, String product) throws MishapException {
        return Pages.upTo(MOST_PAGES, token -> {
                    ListConstraintsForPortfolioResponse page =
                            Ask.aws("servicecatalog:ListConstraintsForPortfolio", the(portfolio), () -> office.catalog()
                                    .listConstraintsForPortfolio(ListConstraintsForPortfolioRequest.builder()
                                            .portfolioId(portfolio)
                                            .productId(product)
                                            .pageSize(PAGE)
                                            .pageToken(token)
                                            .overrideConfiguration(office.session())
                                            .build()));
                    return new Page<>(page.constraintDetails(), page.nextPageToken());
                })
                .items()
                .stream()
                .map(ConstraintDetail::type)
                .anyMatch("LAUNCH"::equals);
    }

    void open(String portfolio, String principal) throws MishapException {
        Ask.aws("servicecatalog:AssociatePrincipalWithPortfolio", the(portfolio), () -> office.catalog()
                .associatePrincipalWithPortfolio(AssociatePrincipalWithPortfolioRequest.builder()
                        .portfolioId(portfolio)
                        .principalARN(principal)
                        .principalType(PrincipalType.IAM)
                        .overrideConfiguration(office.session())
                        .build()));
    }

    /** @return whether it was open */
    boolean close(String portfolio, String principal) throws MishapException {
        try {
            Ask.aws("servicecatalog:DisassociatePrincipalFromPortfolio", the(portfolio), () -> office.catalog()
                    .disassociatePrincipalFromPortfolio(DisassociatePrincipalFromPortfolioRequest.builder()
                            .portfolioId(portfolio)
                            .principalARN(principal)
                            .overrideConfiguration(office.session())
                            .build()));
            return true;
        } catch (MishapException e) {
            if (e.kind() == Kind.GONE) {
                return false;
            }
            throw e;
        }
    }

    private static String the(String portfolio) {
        return "the portfolio " + portfolio;
    }
}
